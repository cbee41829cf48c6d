package io.gather.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.gather.core.plan.Limits;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsReaderTest {
    private static final Settings BUILT_IN = ShippedSettings.builtIn();

    @TempDir
    Path folder;

    @Test
    void hasDefaultsWithoutAnyFile() {
        Settings settings = new SettingsReader(BUILT_IN).file(folder.resolve("none.toml")).environment(Map.of()).read();

        assertThat(settings).isEqualTo(BUILT_IN);
        assertThat(settings.prefix()).isEqualTo("GatherLogs");
        assertThat(settings.selection().profile()).isEqualTo("default");
        assertThat(settings.spool()).isEqualTo(Path.of("/var/tmp"));
        assertThat(settings.limits()).isEqualTo(Limits.defaults());
        assertThat(settings.upload().enabled()).isFalse();
    }

    @Test
    void readsEverySetting() throws IOException {
        Settings settings = read("""
                cluster = "prod"
                output = "/data"
                prefix = "Logs"
                profile = "minimal"
                groups = ["host", "date"]
                begin = "2026-11-20 08:30"
                past = "2h"
                state = "/s"
                spool = "/p"
                fanout = 8
                inventory = "/etc/cluster.toml"
                [limits]
                parallel = 2
                max_size = "1GB"
                max_time = "10m"
                spool_size = "100MB"
                leave_free = "1MB"
                nice = 5
                idle_io = false
                [redact]
                masks = ["s3same-[0-9]+", "(a=)[^,]+"]
                [ssh]
                user = "ann"
                port = 2222
                key = "/k"
                jump = "bastion"
                config = "/c"
                options = ["Compression=yes"]
                accept_new = true
                connect_timeout = "3s"
                sudo = true
                """);

        assertThat(settings).isEqualTo(BUILT_IN.with(Settings.CLUSTER, "prod").with(Settings.OUTPUT, Path.of("/data"))
                .with(Settings.PREFIX, "Logs")
                .with(SelectionSettings.SECTION,
                        new SelectionSettings("minimal", List.of("host", "date"), "2026-11-20 08:30", "2h", ""))
                .with(Settings.STATE, Path.of("/s")).with(Settings.SPOOL, Path.of("/p"))
                .with(Settings.LIMITS,
                        new Limits(2, ByteSize.ofMiB(1024), Duration.ofMinutes(10), ByteSize.ofMiB(100),
                                ByteSize.ofMiB(1), 5, false))
                .with(RedactSettings.SECTION,
                        new RedactSettings(false, List.of("s3same-[0-9]+", "(a=)[^,]+"), List.of(), false))
                .with(Settings.FANOUT, 8).with(Settings.INVENTORY, "/etc/cluster.toml").with(SshSettings.SECTION,
                        new SshSettings("ann", 2222, "/k", "bastion", "/c", List.of("Compression=yes"), true,
                                Duration.ofSeconds(3), true)));
    }

    @Test
    void readsEverySettingOfUploads() throws IOException {
        Settings settings = read("""
                [upload]
                enabled = true
                ways = ["ftps", "directory"]
                rate = "5MB"
                delete_after = true
                encrypt_to = ["gpg:ann"]
                [upload.esrs]
                url = "https://gw:9443"
                model = "M"
                serial = "S"
                path = "/p"
                keep_alive = "/k"
                headers = ["A: b"]
                ca = "CA"
                [upload.http]
                insecure = true
                host = "up.example"
                port = 8080
                path = "/in/{name}"
                method = "post"
                form = "multipart"
                headers = ["C: d"]
                user = "u"
                proxy = "squid"
                proxy_port = 3128
                proxy_user = "p"
                other_hosts = true
                [upload.ftp]
                insecure = true
                implicit = true
                host = "ftp.example"
                port = 2121
                path = "/up"
                user = "f"
                mode = "active"
                proxy_kind = "socks"
                proxy = "s"
                [upload.sftp]
                host = "drop"
                port = 22
                path = "in"
                user = "s"
                key = "/k"
                options = ["Compression=no"]
                [upload.s3]
                bucket = "b"
                endpoint = "https://s3.example"
                region = "eu-1"
                prefix = "cases/"
                path_style = true
                certificate = "CA"
                key = "KEY"
                """.replace("CA", pem("certificate.pem").toString()).replace("KEY", pem("key.pem").toString()));

        assertHasThem(settings);
    }

    private void assertHasThem(Settings settings) throws IOException {
        TlsSettings plain = TlsSettings.builtIn();
        assertThat(settings.upload()).isEqualTo(new UploadSettings(true, List.of("ftps", "directory"),
                ByteSize.ofMiB(5), true, List.of("gpg:ann")));
        assertThat(EsrsSettings.SECTION.read(settings)).isEqualTo(new EsrsSettings("https://gw:9443", "M", "S", "/p",
                "/k", List.of("A: b"), new TlsSettings(pem("certificate.pem").toString(), "", ""),
                ProxySettings.none()));
        assertThat(HttpSettings.SECTION.read(settings)).isEqualTo(new HttpSettings(true, "up.example", 8080,
                "/in/{name}", HttpSettings.Method.POST, HttpSettings.Form.MULTIPART, List.of("C: d"), "u", plain,
                new ProxySettings(ProxySettings.Kind.HTTP, "squid", 3128, "p"), true));
        assertThat(FtpSettings.SECTION.read(settings)).isEqualTo(new FtpSettings(true, true, "ftp.example", 2121,
                "/up", "f", FtpSettings.Mode.ACTIVE, plain,
                new ProxySettings(ProxySettings.Kind.SOCKS, "s", 0, "")));
        assertThat(SftpSettings.SECTION.read(settings))
                .isEqualTo(new SftpSettings("drop", 22, "in", "s", "/k", List.of("Compression=no")));
        assertThat(S3Settings.SECTION.read(settings)).isEqualTo(new S3Settings("b", "https://s3.example", "eu-1",
                "cases/", true, new TlsSettings("", pem("certificate.pem").toString(), pem("key.pem").toString()),
                ProxySettings.none()));
    }

    private Path pem(String name) throws IOException {
        return PemFiles.in(folder).resolve(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"upload.ftp | host = 'https://h:21' | is an address",
            "upload.sftp | host = 'h:22' | has a port", "upload.http | host = 'a b' | is no host name",
            "upload.http | proxy = 'http://squid' | is an address", "upload.esrs | url = 'http://gw:9443' | https://",
            "upload.s3 | endpoint = 'minio:9000' | is no address", "upload.ftp | ca = '/nope.pem' | there is no file",
            "upload.http | certificate = '/etc/passwd' | no certificate",
            "upload.s3 | key = '/etc/passwd' | no private key",
            "upload.http | headers = ['X'] | Name: value", "upload.http | port = 70000 | must be 0 to 65535",
            "upload.sftp | options = ['X'] | Compression=yes", "redact | masks = ['(x'] | is not a regular expression",
            "redact | masks = 'x*' | finds something where there is nothing",
            "redact | masks = '(a)(b)' | more than one group"})
    void holdsFilesTheEnvironmentAndSingleValuesToTheSameRule(String table, String line, String reason) {
        String key = table + "." + line.substring(0, line.indexOf(' '));
        String value = line.substring(line.indexOf("= ") + 2).replaceAll("[\\['\\]]", "");
        Setting<?> setting = BUILT_IN.table().named(key);

        assertThatThrownBy(() -> read("[" + table + "]\n" + line + "\n")).hasMessageContaining(reason)
                .hasMessageContaining("settings.toml:2:1: '");
        assertThatThrownBy(() -> new SettingsReader(BUILT_IN).environment(Map.of(setting.variable(), value)).read())
                .hasMessageContaining(reason).hasMessageContaining(setting.variable());
        assertThatThrownBy(() -> setting.read(value)).hasMessageContaining(reason);
    }

    @Test
    void aWrongValueLeavesTheOneBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("s.toml"), "[upload.ftp]\nhost = 'h:21'\nuser = 'u'\n");

        Settings readable = new SettingsReader(BUILT_IN).required(file).readable();

        assertThat(FtpSettings.SECTION.read(readable).host()).isEmpty();
        assertThat(FtpSettings.SECTION.read(readable).user()).isEqualTo("u");
    }

    @Test
    void laterOnesWin() throws IOException {
        Path first = Files.writeString(folder.resolve("1.toml"), "cluster = 'a'\nprofile = 'all'\n");
        Path second = Files.writeString(folder.resolve("2.toml"), "cluster = 'b'\n");

        Settings settings = new SettingsReader(BUILT_IN).file(first).file(second)
                .environment(Map.of("GATHER_OUTPUT", "/env", "GATHER_CLUSTER", "")).read();

        assertThat(settings.cluster()).isEqualTo("b");
        assertThat(settings.selection().profile()).isEqualTo("all");
        assertThat(settings.output()).isEqualTo(Path.of("/env"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"fanout = 0 | must be 1 to 10000", "fanout = 'x' | must be a whole number",
            "outptu = 'x' | did you mean 'output'?", "[limits]\\nnice = 20 | must be 0 to 19",
            "[limits]\\nmax_size = 'big' | is not a size", "[upload]\\nways = 5 | must be a list"})
    void refusesBadValues(String text, String reason) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n"))).hasMessageContaining(reason)
                .hasMessageContaining("settings.toml:");
    }

    private Settings read(String text) throws IOException {
        return new SettingsReader(BUILT_IN).required(Files.writeString(folder.resolve("settings.toml"), text)).read();
    }

    @Test
    void namesWhatIsWrongWithSsh() {
        assertThatThrownBy(() -> read("""
                [ssh]
                port = 70000
                options = ["Compression"]
                connect_timeout = "10ms"
                acept_new = true
                """)).hasMessageContaining("70000").hasMessageContaining("'options': must be")
                .hasMessageContaining("a second or more").hasMessageContaining("did you mean 'accept_new'");
    }
}
