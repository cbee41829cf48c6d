package io.gather.core.obfuscate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.obfuscate.address.AddressKey;
import io.gather.core.obfuscate.scan.IdentityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ObfuscatorTest {
    private static final AddressKey KEY = new AddressKey(new byte[AddressKey.SIZE]);
    private static final Pattern IPV4 = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");

    private final KnownIdentities names = new KnownIdentities().host("web01").host("db2.corp.example.org")
            .domain("devcluster.openshift.com").user("anna").user("jörg").user("max");
    private final IdentityMap map = new IdentityMap();
    private final Obfuscator all = obfuscator(EnumSet.allOf(IdentityKind.class));

    private Obfuscator obfuscator(Set<IdentityKind> kinds) {
        return new Obfuscator(KEY, kinds, names, map);
    }

    private String ipv4(String address) {
        Matcher found = IPV4.matcher(all.text("[" + address + "]"));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @ParameterizedTest
    @ValueSource(strings = {"value 333.125.22.640 is not an ipv4", "version: 4.8.0-0.nightly-2021-07-31-065602",
            "Listening on 0.0.0.0:8080", "1.2.3.4.5", "OID .1.3.6.1.4.1.2021", "at 09:25:59, 10:11:12:13",
            "mask 255.255.252.0 wildcard 0.0.0.255", "::1 ::/0 [::]:22 :::80", "std::cout << be::add(ac::dc)",
            "libicudata.so.60.2.1.0", "bind 9.11.4.1-2.el7", "pkg 1.2.3.4-5ubuntu1, 1.2.3.4+dfsg, v1.2.3.4",
            "SHA1 AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD", "wwn 50:06:01:60:3b:20:19:5d",
            "ff:ff:ff:ff:ff:ff 00:00:00:00:00:00 01:00:5e:00:00:fb", "d41d8cd98f00b204e9800998ecf8427e",
            "getty@tty1.service user@1000.service", "MACs umac-64@openssh.com,hmac-sha1", "icons-128x128@2.tar",
            "npm left-pad@1.3.0 root@web", "app.log libc.so.6 com.example.Foo",
            "Max open files, annabel, anna_x, anna-k, web011, xweb01", "21-07-31-06 and 2021-07-31-065602",
            "12345678-1234-1234-1234-123456789abc", "user-abc@domain-abcdefgh.example", "deadbeef: 0012",
            "\u00e4nnern \u20ac", "127.0.0.1 localhost"})
    void leavesAlone(String text) {
        assertThat(all.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "(192.168.1.30)", "10.0.0.1:443", "10.0.0.1.443", "http://10.0.0.1/",
            "a=10.0.0.1",
            "%20-%2010.0.0.1%0A", "\"x\\n10.0.0.1\\n\"", "\\u000a10.0.0.1", "\u001b[31m10.0.0.1\u001b[0m", "10.0.0.1.",
            "\u201c10.0.0.1\u201d", "10.0.0.1-10.0.0.9", "ip-10-0-0-1.ec2.internal", "etcd-ip-10-0-0-1_x",
            "10.0.0.1/24",
            "1.0.0.10.in-addr.arpa", "host_10.0.0.1_x", "0100000A:0016 0100000A:01BB", "eth0\t0100000A\t0100000A\t",
            "::ffff:10.0.0.1", "::ffff:a00:1", "[2001:db8::10]:443", "fd00:1:2::5%eth0", "2001:DB8:0:0:0:0:0:1",
            "2001%3Adb8%3A%3A1", "2001:db8:0:0:0:0:0:1:50022", "20010db8000000000000000000000010 02 40 20 80 eth0",
            "0000000000000000FFFF00000100000A:0016", "00:50:56:a1:0b:2c", "00-50-56-A1-0B-2C", "0050.56a1.0b2c",
            "00%3A50%3A56%3Aa1%3A0b%3A2c", "01:00:50:56:a1:0b:2c", "0:50:56:a1:b:2c", "fe80::250:56ff:fea1:b2c",
            "anna", "/home/anna/.ssh", "%2Fhome%2Fanna%2F", "uid=1000(anna)", "DOM\\anna", "\"\\nanna\"", "j\u00f6rg",
            "web01", "WEB01:", "web01-eth0", "db2", "db2.corp.example.org", "x.y.corp.example.org.", "corp.example.org",
            "web9.corp.example.org_access.log", "pods/installer-13-master-02.qe.devcluster.openshift.com/installer",
            "anna@corp.example.org", "first.last+tag@mail.invalid.net", "%20bob%40mail.org", "<bob@mail.org>",
            "mailto:bob@mail.org?x", "sshd: anna@pts/0"})
    void findsAndBringsBack(String text) {
        String replaced = all.text(text);
        assertThat(replaced).isNotEqualTo(text);
        assertThat(replaced.toLowerCase(java.util.Locale.ROOT)).doesNotContain("10.0.0.1", "10-0-0-1", "0100000a",
                "a00:1", "anna", "web01", "corp", "openshift", "mail.org", "invalid", "50:56", "50-56", "0050.56",
                "2001:db8", "20010db8", "fea1", "db2");
        Revelation back = new Revelation(KEY, map);
        assertThat(back.text(replaced)).isEqualToIgnoringCase(normal(text));
        assertThat(back.unknown()).isEmpty();
    }

    /** The one way in which addresses are written. */
    private static String normal(String text) {
        return text.replace("2001:DB8:0:0:0:0:0:1", "2001:db8::1")
                .replace("0:50:56:a1:b:2c", "00:50:56:a1:0b:2c").replace("000:50", "00:50");
    }

    @Test
    void isTheSameInAllWritings() {
        String plain = ipv4("10.0.187.218");
        assertThat(all.text("etcd-ip-10-0-187-218.ec2")).contains(plain.replace('.', '-'));
        assertThat(all.text("::ffff:10.0.187.218")).isEqualTo("::ffff:" + plain);
        assertThat(all.text("::ffff:a00:bbda")).isEqualTo(all.text("::FFFF:0A00:BBDA"));
        assertThat(all.text("2001:db8::1")).isEqualTo(all.text("2001:0DB8:0:0::1"));
        assertThat(all.text("2001%3Adb8%3A%3A1").replace("%3A", ":")).isEqualTo(all.text("2001:db8::1"));
        String mac = all.text("00:50:56:a1:0b:2c");
        assertThat(all.text("00-50-56-A1-0B-2C")).isEqualTo(mac.replace(':', '-').toUpperCase(java.util.Locale.ROOT));
        assertThat(all.text("0050.56a1.0b2c"))
                .isEqualTo(mac.replace(":", "").replaceAll("(....)(....)(....)", "$1.$2.$3"));
        assertThat(all.text("WEB01.corp.example.org"))
                .isEqualTo(all.text("web01") + "." + all.text("corp.example.org"));
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.0/24", "10.1.0.0/20", "172.16.0.0/12", "203.0.113.0/24", "2001:db8:1::/48"})
    void keepsNetworksNetworks(String network) {
        String replaced = all.text("route " + network + " dev").substring(6).replace(" dev", "");
        assertThat(replaced.substring(replaced.indexOf('/'))).isEqualTo(network.substring(network.indexOf('/')));
        assertThat(new Revelation(KEY, map).text(replaced)).isEqualTo(network);
        if (network.endsWith("/24")) {
            assertThat(replaced).endsWith(".0/24");
            assertThat(ipv4(network.replace(".0/24", ".77")))
                    .startsWith(replaced.substring(0, replaced.lastIndexOf('.')));
        }
    }

    @Test
    void replacesOnlyWhatWasAskedFor() {
        String text = "10.0.0.1 00:50:56:a1:0b:2c web01.corp.example.org anna bob@mail.org";
        assertThat(obfuscator(EnumSet.of(IdentityKind.IP)).text(text)).endsWith(text.substring(9))
                .doesNotStartWith("10.0.0.1 ");
        assertThat(obfuscator(EnumSet.of(IdentityKind.USER)).text(text)).contains("10.0.0.1", "web01", "bob@")
                .doesNotContain(
                        "anna");
        assertThat(obfuscator(EnumSet.of(IdentityKind.DOMAIN)).text(text)).contains("web01.domain-",
                "anna bob@mail.org");
        assertThat(obfuscator(EnumSet.of(IdentityKind.HOST)).text(text)).contains(".corp.example.org anna")
                .doesNotContain("web01");
        assertThat(obfuscator(EnumSet.of(IdentityKind.MAIL)).text(text)).contains("web01.corp.example.org anna user-");
        assertThat(obfuscator(EnumSet.of(IdentityKind.MAC)).text(text)).contains("10.0.0.1", "web01")
                .doesNotContain("50:56");
    }

    @Test
    void isTheSameInAnyPieces() throws IOException {
        Random random = new Random(17);
        String[] words = {"10.0.0.1", " ", "\n", "anna", ":", "-", ".", "2001:db8::1", "web01", "corp.example.org", "@",
                "%3A",
                "\\n", "00:50:56:a1:0b:2c", "x", "7", "\u00e4", "ip-10-1-2-3", "\t", "0100000A:0016",
                "abcdefgh".repeat(40)};
        StringBuilder text = new StringBuilder();
        while (text.length() < 300_000) {
            text.append(words[random.nextInt(words.length)]);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = content(bytes, bytes.length, random);
        assertThat(new String(whole, StandardCharsets.UTF_8)).doesNotContain(" web01 ").isNotEqualTo(text.toString());
        for (int most : new int[]{1, 7, 1000, 70_000}) {
            assertThat(content(bytes, most, random)).isEqualTo(whole);
        }
    }

    @Test
    void findsWhatLiesAcrossWindows() throws IOException {
        for (int before = (64 << 10) - 40; before < (64 << 10) + 10; before++) {
            byte[] text = (" ".repeat(before) + "anna 10.0.0.1 bob@mail.org " + " ".repeat(2000) + "web01")
                    .getBytes(StandardCharsets.UTF_8);
            String replaced = new String(content(text, text.length, new Random(1)), StandardCharsets.UTF_8);
            assertThat(replaced).doesNotContain("anna", "10.0.0.1", "bob", "web01");
        }
    }

    @Test
    void survivesALineOfBinary() throws IOException {
        byte[] bytes = new byte[1 << 20];
        new Random(3).nextBytes(bytes);
        assertThat(content(bytes, 8192, new Random(3))).isEqualTo(content(bytes, 1 << 20, new Random(3)));
        byte[] letters = "a".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        assertThat(content(letters, 9999, new Random(3))).isEqualTo(letters);
    }

    private byte[] content(byte[] bytes, int most, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ObfuscatedStream stream = all.content(out);
        for (int at = 0; at < bytes.length;) {
            int part = Math.min(bytes.length - at, most == bytes.length ? most : 1 + random.nextInt(most));
            stream.write(bytes, at, part);
            at += part;
        }
        stream.finish();
        return out.toByteArray();
    }

    @Test
    void doesNotBringBackWhatIsNotItsOwn() {
        Revelation back = new Revelation(KEY, new IdentityMap());
        assertThat(back.text("from 10.9.8.7 by 127.0.0.1")).isEqualTo("from 10.9.8.7 by 127.0.0.1");
        assertThat(back.unknown()).containsExactly("10.9.8.7");
        assertThat(back.revealed()).isZero();
    }

    @Test
    void countsByKind() {
        all.text("10.0.0.1 10.0.0.1 anna web01 0.0.0.0");
        assertThat(all.counts()).containsEntry(IdentityKind.IP, 2L).containsEntry(IdentityKind.USER, 1L)
                .containsEntry(IdentityKind.HOST, 1L).doesNotContainKey(IdentityKind.MAC);
    }
}
