package io.gather.core.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingTest {
    private static final Settings BUILT_IN = Settings.builtIn("c", Path.of("/out"), Path.of("/state"));

    @TempDir
    Path folder;

    @Test
    void everyOneIsReadAsItIsShown() {
        Map<String, Object> all = new HashMap<>();
        Setting.all().forEach(setting -> all.put(setting.key(), setting.value().apply(BUILT_IN)));

        assertThat(new SettingsReader(BUILT_IN).values(all).read()).isEqualTo(BUILT_IN);
    }

    @Test
    void everyOneHasAVariableThatIsObeyed() throws Exception {
        for (Setting setting : Setting.all()) {
            String other = other(setting);

            SettingsReader reader = new SettingsReader(BUILT_IN).environment(Map.of(setting.variable(), other));

            assertThat(setting.text(reader.read())).as(setting.key()).isEqualTo(other);
            assertThat(reader.origins()).as(setting.key()).containsEntry(setting.key(), setting.variable());
        }
    }

    private String other(Setting setting) throws IOException {
        Object value = setting.value().apply(BUILT_IN);
        return switch (setting.key()) {
            case "begin" -> "2026-11-20 08:30";
            case "past" -> "2h";
            case "limits.max_size", "limits.spool_size", "limits.leave_free", "upload.rate" -> "3MB";
            case "limits.max_time", "ssh.connect_timeout" -> "7m";
            case "upload.http.method" -> "post";
            case "upload.http.form" -> "multipart";
            case "upload.ftp.mode" -> "active";
            case "upload.esrs.headers", "upload.http.headers" -> "Name: value";
            case "upload.esrs.url", "upload.s3.endpoint" -> "https://gateway:9443";
            case "ssh.options", "upload.sftp.options" -> "Compression=yes";
            default -> switch (value) {
                case Boolean flag -> String.valueOf(!flag);
                case Long number -> String.valueOf(number + 1);
                default -> text(setting.key());
            };
        };
    }

    private String text(String key) throws IOException {
        String last = key.substring(key.lastIndexOf('.') + 1);
        return switch (last) {
            case "proxy_kind" -> "socks";
            case "ca", "certificate" -> PemFiles.in(folder).resolve("certificate.pem").toString();
            case "key" -> PemFiles.in(folder).resolve("key.pem").toString();
            default -> "other";
        };
    }

    @ParameterizedTest
    @CsvSource({"upload.http.port,-1", "upload.http.port,65536", "upload.ftp.proxy_port,many",
            "upload.http.host,two words",
            "upload.http.host,-x", "upload.http.host,https://up.example", "upload.http.host,https://u:pw@h",
            "upload.ftp.host,up.example:21", "upload.ftp.host,cafe:21", "upload.sftp.host,10.0.0.1:22",
            "upload.ftp.proxy,'[::1]:3128'", "upload.esrs.url,http://gw:9443", "upload.esrs.url,https://gw:9443/path",
            "upload.s3.endpoint,ftp://s3", "upload.s3.endpoint,https://k:s@s3", "ssh.connect_timeout,10ms",
            "upload.enabled,perhaps", "upload.ftp.mode,sideways", "upload.rate,much",
            "upload.esrs.url,gateway", "begin,yesterday", "begin,2026-02-30", "begin,2026-11-20 25:00", "past,soon",
            "past,0h", "past,100000w", "no.such.setting,x", "fanout,0"})
    void refusesWhatIsNoValue(String key, String text) {
        assertThatThrownBy(() -> Setting.read(key, text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"upload.http.host,up.example", "upload.http.host,10.0.0.1",
            "upload.http.host,'[fe80::1]'", "upload.http.host,2001:db8::1", "upload.http.host,''",
            "upload.http.port,65535", "upload.http.port,0", "upload.http.host,'[2001:db8::1]'", "upload.http.host,::1",
            "upload.s3.endpoint,http://10.0.0.1:9000/base", "begin,2026-11-20", "begin,2026-11-20 08:30",
            "begin,2026-11-20T08:30:15",
            "begin,''",
            "past,2h", "past,3d", "past,1w", "past,1h30m", "past,''",
            "upload.enabled,disable", "upload.rate,5MB"})
    void takesWhatIsOne(String key, String text) {
        assertThat(Setting.read(key, text)).isNotNull();
    }

    @Test
    void tellsNoPasswordOfAnAddress() {
        for (String key : List.of("upload.http.host", "upload.s3.endpoint", "upload.esrs.url")) {
            assertThatThrownBy(() -> Setting.read(key, "https://ann:hunter2@h/")).message().doesNotContain("hunter2");
        }
        assertThatThrownBy(() -> Setting.read("upload.http.headers", "Token hunter2")).message()
                .doesNotContain("hunter2");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Setting.read("upload.ftp.user", "u".repeat(257))).hasMessageContaining("256");
        assertThatThrownBy(() -> Setting.read("upload.ftp.path", "p".repeat(4097))).hasMessageContaining("4096");
    }

    @Test
    void namesEveryVariableThatIsWrong() {
        SettingsReader reader = new SettingsReader(BUILT_IN)
                .environment(Map.of("GATHER_UPLOAD_HTTP_PORT", "x", "GATHER_FANOUT", "0"));

        assertThatThrownBy(reader::read).isInstanceOf(GatherException.class)
                .hasMessageContaining("GATHER_UPLOAD_HTTP_PORT: must be a whole number")
                .hasMessageContaining("GATHER_FANOUT: must be 1 to 10000");
    }
}
