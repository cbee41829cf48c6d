package io.gather.core.settings;

import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingTest {
    private static final Settings BUILT_IN = ShippedSettings.builtIn();

    private static Given<?> read(String key, String text) {
        return BUILT_IN.table().named(key).read(text);
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
        assertThatThrownBy(() -> read(key, text)).isInstanceOf(IllegalArgumentException.class);
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
        assertThat(read(key, text)).isNotNull();
    }

    @Test
    void tellsNoPasswordOfAnAddress() {
        for (String key : List.of("upload.http.host", "upload.s3.endpoint", "upload.esrs.url")) {
            assertThatThrownBy(() -> read(key, "https://ann:hunter2@h/")).message().doesNotContain("hunter2");
        }
        assertThatThrownBy(() -> read("upload.http.headers", "Token hunter2")).message()
                .doesNotContain("hunter2");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> read("upload.ftp.user", "u".repeat(257))).hasMessageContaining("256");
        assertThatThrownBy(() -> read("upload.ftp.path", "p".repeat(4097))).hasMessageContaining("4096");
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
