package io.gather.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.gather.cli.InstalledSettings;
import io.gather.core.error.GatherException;
import io.gather.core.settings.FtpSettings;
import io.gather.core.settings.HttpSettings;
import io.gather.core.settings.Settings;
import io.gather.core.settings.UploadSettings;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UploadOptionsTest {
    private static final Settings SAVED = InstalledSettings.builtIn();

    @TempDir
    Path folder;

    @Command
    private static final class Line {
        @Mixin
        private UploadOptions uploads = new UploadOptions();
    }

    private static UploadOptions options(String... args) {
        Line line = new Line();
        new CommandLine(line).parseArgs(args);
        return line.uploads;
    }

    private static UploadSettings over(String... args) {
        return options(args).over(SAVED).upload();
    }

    private static HttpSettings http(Settings settings) {
        return HttpSettings.SECTION.read(settings);
    }

    @Test
    void withoutAnyTheSettingsHold() {
        assertThat(over()).isEqualTo(SAVED.upload());
    }

    /** Of an authority that nobody knows. */
    private Path authority() throws IOException {
        return Files.writeString(folder.resolve("ca.pem"), """
                -----BEGIN CERTIFICATE-----
                MIIBdTCCARugAwIBAgIUOhZzq0uyKrPnefBbx3UVo/JuFL8wCgYIKoZIzj0EAwIw
                DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjExNzUwMjRaGA8yMTI2MTAyODE3NTAy
                NFowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCwC
                JvxraMNaxPoTc/ufXFv2LaJ9U2WebwRKjj9HD1sisvMvjzdqbykC4PJqZJ5ec32O
                CEl7Pb5e0DHjDK+xCIejUzBRMB0GA1UdDgQWBBRX6jtSGAf/F9f/KIeCHaKpX+6n
                tDAfBgNVHSMEGDAWgBRX6jtSGAf/F9f/KIeCHaKpX+6ntDAPBgNVHRMBAf8EBTAD
                AQH/MAoGCCqGSM49BAMCA0gAMEUCIQD0ZVZonnr3vqdIPfxNq9ELypGjriL4lsAK
                jagKIS/zxAIgAUe2WOA9vov73Qy8T6HRYUUjcQsUeHYyW9zRwfCm3WU=
                -----END CERTIFICATE-----
                """);
    }

    @Test
    void allAreLaidOverTheSettings() throws Exception {
        Settings all = options("--upload", "--http-upload-host", "h", "--http-upload-path=/p", "--http-upload-port",
                "81", "--http-upload-proxy", "squid", "--http-upload-proxy-port", "3128", "--ftp-upload-host", "f",
                "--ftp-upload-port", "2121", "--ftp-upload-path", "/in", "--ftp-upload-proxy", "fp",
                "--ftp-upload-proxy-port", "99", "--ftp-upload-user", "ann", "--ftp-upload-ssl-cert",
                authority().toString(),
                "--ftp-upload-insecure", "--ftp-mode", "PASSIVE", "--rate-limit", "5MB", "--encrypt-to", "age1x",
                "--encrypt-to", "gpg:K", "--delete-after-upload", "--upload-directory", "/mnt").over(SAVED);
        UploadSettings told = all.upload();
        FtpSettings ftp = FtpSettings.SECTION.read(all);

        assertThat(told.enabled()).isTrue();
        assertThat(http(all).host() + http(all).path() + http(all).port()).isEqualTo("h/p81");
        assertThat(http(all).proxy().host() + http(all).proxy().port()).isEqualTo("squid3128");
        assertThat(ftp.host() + ftp.port() + ftp.path()).isEqualTo("f2121/in");
        assertThat(ftp.proxy().host() + ftp.proxy().port()).isEqualTo("fp99");
        assertThat(ftp.user() + ftp.tls().authorities()).isEqualTo("ann" + authority());
        assertThat(ftp.insecure()).isTrue();
        assertThat(ftp.mode()).isEqualTo(FtpSettings.Mode.PASSIVE);
        assertThat(told.rate()).isEqualTo(ByteSize.ofMiB(5));
        assertThat(told.encryptTo()).containsExactly("age1x", "gpg:K");
        assertThat(told.deleteAfter()).isTrue();
        assertThat(all.table().named("upload.directory").shown(all)).isEqualTo("/mnt");
    }

    @Test
    void booleansAreWrittenInThreeWays() {
        assertThat(over("--no-upload").enabled()).isFalse();
        assertThat(over("--upload=false").enabled()).isFalse();
        assertThat(over("--upload=true").enabled()).isTrue();
    }

    @Test
    void aWayThatIsSwitchedOffIsLeftOut() {
        assertThat(over("--esrs=false", "--ftp-upload=false", "--no-http-upload").ways()).containsExactly("sftp", "s3",
                "directory");
    }

    @Test
    void aWayThatIsSwitchedOnComesAtItsUsualPlace() {
        Settings none = options("--esrs=false", "--ftp-upload=false", "--http-upload=false").over(SAVED);

        assertThat(options("--ftp-upload").over(none).upload().ways()).containsExactly("ftps", "sftp", "s3",
                "directory");
        assertThat(options("--http-insecure-upload", "--esrs").over(none).upload().ways()).startsWith("esrs", "https",
                "sftp");
    }

    @Test
    void aPortIsCleared() {
        Settings saved = options("--http-upload-proxy-port", "3128").over(SAVED);

        assertThat(http(options("--clear-http-upload-proxy-port").over(saved)).proxy().port()).isZero();
        assertThat(options("--clear-ftp-upload-proxy-port").changes(saved).all())
                .containsEntry("upload.ftp.proxy_port", Optional.empty());
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        UploadOptions options = options("--http-upload-port", "70000", "--ftp-mode", "x", "--ftp-upload-user",
                "u".repeat(300), "--http-upload-path", "p".repeat(5000), "--ftp-upload-host", "a b");

        assertThatThrownBy(() -> options.changes(SAVED).checked()).isInstanceOf(GatherException.class)
                .hasMessageContaining("5 problems").hasMessageContaining("--http-upload-port: must be 0 to 65535")
                .hasMessageContaining("--ftp-mode").hasMessageContaining("256").hasMessageContaining("4096")
                .hasMessageContaining("--ftp-upload-host");
    }
}
