package io.gather.core.redact.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.gather.core.redact.Marked;
import io.gather.core.redact.rule.Rule;
import io.gather.core.redact.rule.ShownRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScanTest {
    private static final List<Rule> RULES = Marked.shipped().stream().map(ShownRule::rule).toList();
    private static final Engine ENGINE = new Engine(RULES);
    private static final byte[] MASK = "********".getBytes(StandardCharsets.US_ASCII);

    private final long seed = Long.getLong("gather.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void findsTheSameHoweverTheTextComesInPieces() throws Exception {
        String[] texts = {"password=«hunter2»\n", "nothing here\n", "\n", "- name: DB_PASSWORD\n  value: «hunter2»\n",
                "- value: «secret-hunter2»\n  name: DB_PASSWORD\n", "- value: token a\n- name: HOST\n",
                "-----BEGIN PRIVATE KEY-----\n«MIIEvgIBADANBgkq\nabcd==»\n-----END PRIVATE KEY-----\n",
                "mysql -uroot -p«hunter2» db\n", "x".repeat(3000) + " token=«a1b2c3d4e5» y\n", "no end"};
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(texts[random.nextInt(texts.length - 1)]);
            }
            text.append(random.nextBoolean() ? texts[texts.length - 1] : "");

            assertThat(scanned(Marked.plain(text.toString()), 1 + random.nextInt(200)))
                    .as("seed %d round %d", seed, round).isEqualTo(Marked.masked(text.toString()));
        }
    }

    @Test
    void findsSecretsAnywhereInALineOfAnyLength() throws Exception {
        for (int round = 0; round < 60; round++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                line.append("{\"a\":1} ".repeat(random.nextInt(9000))).append("\"password\":\"«s3same")
                        .append("S".repeat(random.nextInt(500))).append("»\", ");
            }
            line.append("\nnext\n");

            assertThat(scanned(Marked.plain(line.toString()), 50_000)).as("seed %d round %d", seed, round)
                    .isEqualTo(Marked.masked(line.toString()));
        }
    }

    @Test
    void letsNothingOfASecretThroughThatIsLongerThanAWindow() throws Exception {
        String secret = "S".repeat(300_000);

        assertThat(scanned("a\npassword=" + secret + "\nnext\n", 9000)).isEqualTo("a\npassword=********\nnext\n");
        assertThat(scanned("{\"password\":\"" + secret + "\",\"b\":2}\n", 9000)).doesNotContain("S")
                .endsWith("\"b\":2}\n");
    }

    @Test
    void takesAsMuchTimeForALongLineAsForManyShortOnes() throws Exception {
        byte[] part = "password password: token tok=key:secret ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        Scan scan = ENGINE.scan(OutputStream.nullOutputStream(), (_, _, _) -> MASK, FoundSecrets.NOBODY);
        long begun = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            scan.write(part, 0, part.length);
        }
        scan.finish();

        assertThat((System.nanoTime() - begun) / 1_000_000_000L).isLessThan(25);
    }

    @Test
    void masksUtf16AsUtf16() throws Exception {
        String text = "\ufeffuser = \u00e4\u20ac\ud83d\ude00\ndb_password = «hunter2»\nlast \ud800 one, token=«a1b2c3d4e5»";
        for (int round = 0; round < 40; round++) {
            boolean little = round % 2 == 0;

            assertThat(scanned(wide(Marked.plain(text), little), 40)).as("seed %d round %d", seed, round)
                    .isEqualTo(wide(Marked.masked(text), little));
        }
    }

    private static byte[] wide(String text, boolean little) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.chars().forEach(unit -> {
            bytes.write(little ? unit : unit >> 8);
            bytes.write(little ? unit >> 8 : unit);
        });
        return bytes.toByteArray();
    }

    @Test
    void masksUtf16ThatHasNoMarkAndNoBegin() throws Exception {
        String text = "a line of a log that was cut\n".repeat(3) + "password=«hunter2»\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Scan scan = ENGINE.scan(out, (_, _, _) -> MASK, FoundSecrets.NOBODY);
        byte[] behindALineFeed = wide("\n" + Marked.plain(text), true);
        scan.write(wide(Marked.plain(text), true));
        scan.finish();
        scan.cut();
        scan.write(behindALineFeed, 1, behindALineFeed.length - 1);
        scan.finish();

        String masked = Marked.masked(text);
        byte[] first = wide(masked, true);
        assertThat(Arrays.copyOf(out.toByteArray(), first.length)).isEqualTo(first);
        assertThat(Arrays.copyOfRange(out.toByteArray(), first.length + 1, out.size())).isEqualTo(first);
    }

    @Test
    void tellsWhereInUtf16SecretsAre() throws Exception {
        List<Long> found = new ArrayList<>();
        Scan scan = ENGINE.scan(OutputStream.nullOutputStream(), (_, _, _) -> MASK, (_, at) -> found.add(at));
        String before = "\ufeff\u20ac is what it costs\n";
        scan.write((before + "password=hunter2\n").getBytes(StandardCharsets.UTF_16LE));
        scan.finish();

        assertThat(found).containsExactly(2L * (before + "password=").length());
    }

    @Test
    void endsABlockThatHasNoEnd() throws Exception {
        String begin = "-----BEGIN PRIVATE KEY-----\n";

        assertThat(scanned(begin + "MIIEvgIBADANBgkq\nThis is a sentence.\nand more\n", 10))
                .isEqualTo(begin + "********\nThis is a sentence.\nand more\n");
        assertThat(scanned(begin + "MIIEvgIBADANBgkq\nabcd", 10)).isEqualTo(begin + "********");
        assertThat(scanned(begin + "MIIEvgIBADANBgkq\n".repeat(9000) + "end of it\n", 10_000))
                .isEqualTo(begin + "********\n".repeat(3) + "end of it\n");
    }

    @Test
    void masksWhatIsLeftOfAKeyBehindACut() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Scan scan = ENGINE.scan(out, (_, _, _) -> MASK, FoundSecrets.NOBODY);
        String line = "MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDAbcdefghijklm\n";
        scan.cut();
        scan.write((line + line + "-----END PRIVATE KEY-----\n" + line).getBytes(StandardCharsets.UTF_8));
        scan.finish();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("********\n********\n-----END PRIVATE KEY-----\n" + line);
    }

    @Test
    void tellsWhichRuleFoundWhatAndWhere() throws Exception {
        List<String> found = new ArrayList<>();
        Scan scan = ENGINE.scan(OutputStream.nullOutputStream(), (_, _, _) -> MASK,
                (rule, at) -> found.add(rule.id() + "@" + at));
        scan.write("nothing\nDB_PASSWORD=hunter2\nurl: redis://:x1y2@h/\n".getBytes(StandardCharsets.UTF_8));
        scan.finish();

        assertThat(found).containsExactly("password-key@20", "url-password@42");
    }

    private String scanned(String text, int largest) throws IOException {
        return new String(scanned(text.getBytes(StandardCharsets.UTF_8), largest), StandardCharsets.UTF_8);
    }

    private byte[] scanned(byte[] bytes, int largest) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Scan scan = ENGINE.scan(out, (_, _, _) -> MASK, FoundSecrets.NOBODY);
        for (int at = 0; at < bytes.length;) {
            int part = Math.min(bytes.length - at, 1 + random.nextInt(largest));
            scan.write(bytes, at, part);
            at += part;
        }
        scan.finish();
        return out.toByteArray();
    }
}
