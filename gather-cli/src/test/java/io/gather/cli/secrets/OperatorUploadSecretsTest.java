package io.gather.cli.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.cli.options.SecretOptions;
import io.gather.core.error.GatherException;
import io.gather.core.secret.Secret;
import io.gather.core.secret.SecretTable;
import io.gather.core.upload.UploaderProvider;
import io.gather.transport.upload.Ways;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OperatorUploadSecretsTest {
    /** Of the shipped ways, and one of a jar's module. */
    private static final SecretTable TABLE = new SecretTable(Ways.all(Map.of()).stream()
            .map(UploaderProvider::secrets).flatMap(List::stream).toList()).with(List.of(Secret.of("shop-token")));
    private static final Secret FTP_PASSWORD = secret("ftp-password");
    private static final Secret SHOP_TOKEN = secret("shop-token");

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Command
    private static final class Line {
        @Mixin
        private SecretOptions secrets = new SecretOptions();
    }

    private static Secret secret(String name) {
        return TABLE.find(name).orElseThrow();
    }

    private OperatorUploadSecrets secrets(Map<String, String> environment, List<SecretsFile> files, String... args) {
        Line line = new Line();
        new CommandLine(line).parseArgs(args);
        return OperatorUploadSecrets.of(TABLE, line.secrets, environment,
                prompt -> ("typed for " + prompt).toCharArray(),
                files, warnings::add);
    }

    private static String text(OperatorUploadSecrets secrets, Secret secret) {
        return secrets.find(secret).map(String::new).orElse("");
    }

    private SecretsFile file(String name, String rights, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return new SecretsFile(file);
    }

    @Test
    void everyOneHasAVariableOfItsOwn() {
        List<String> variables = secrets(Map.of(), List.of()).variables();

        assertThat(variables).doesNotHaveDuplicates().hasSize(19).contains(
                "GATHER_FTP_UPLOAD_PASSWORD", "GATHER_HTTP_UPLOAD_TOKEN", "GATHER_ESRS_UPLOAD_SHARED_KEY",
                "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "GATHER_S3_SIGNED_URL",
                "GATHER_HTTP_UPLOAD_PROXY_PASSWORD", "GATHER_S3_UPLOAD_KEY_PASSPHRASE",
                "GATHER_SHOP_TOKEN");
        for (Secret secret : TABLE.all()) {
            Map<String, String> environment = Map.of(secret.variable(), "v");
            assertThat(TABLE.all().stream()
                    .filter(it -> text(secrets(environment, List.of()), it).equals("v"))).containsExactly(secret);
        }
    }

    @Test
    void whatIsTypedWinsOverFilesThenArgumentThenEnvironmentThenSecretsFile() throws Exception {
        SecretsFile saved = file("secrets.toml", "rw-------", "ftp_password = 'saved'\n");
        Path one = file("one", "rw-------", "from a file\n").path();
        Map<String, String> environment = Map.of("GATHER_FTP_UPLOAD_PASSWORD", "environment");
        String fromFile = "ftp-password=" + one;

        assertThat(text(secrets(Map.of(), List.of(saved)), FTP_PASSWORD)).isEqualTo("saved");
        assertThat(text(secrets(environment, List.of(saved)), FTP_PASSWORD)).isEqualTo("environment");
        assertThat(text(secrets(environment, List.of(saved), "--ftp-upload-pass", "argument"), FTP_PASSWORD))
                .isEqualTo("argument");
        assertThat(warnings).singleElement().asString().startsWith("warning:").doesNotContain("argument=");
        assertThat(text(secrets(environment, List.of(saved), "--ftp-upload-pass", "argument", "--upload-secret-file",
                fromFile), FTP_PASSWORD)).isEqualTo("from a file");
        assertThat(text(secrets(environment, List.of(saved), "--upload-secret-file", fromFile,
                "--set-ftp-upload-pass"), FTP_PASSWORD)).isEqualTo("typed for FTP upload: password");
    }

    @Test
    void theFirstSecretsFileWins() throws Exception {
        SecretsFile first = file("1.toml", "rw-------", "ftp_password = '1'\n");
        SecretsFile second = file("2.toml", "rw-------", "ftp_password = '2'\nhttp_token = 't'\n");

        OperatorUploadSecrets secrets = secrets(Map.of(), List.of(first, second));

        assertThat(text(secrets, FTP_PASSWORD)).isEqualTo("1");
        assertThat(text(secrets, secret("http-token"))).isEqualTo("t");
        assertThat(text(secrets, secret("s3-access-key"))).isEmpty();
    }

    @Test
    void aFileThatOthersMayUseIsRefusedWithTheReason() throws Exception {
        for (String rights : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            SecretsFile file = file("s.toml", rights, "ftp_password = 'hunter2'\n");
            assertThatThrownBy(() -> secrets(Map.of(), List.of(file)).find(FTP_PASSWORD))
                    .isInstanceOfSatisfying(GatherException.class, e -> {
                        assertThat(e.what()).contains(rights);
                        assertThat(e.remedy().toString()).startsWith("chmod 600");
                    });
        }
    }

    @Test
    void aBrokenFileIsRefusedWithoutAWordOfIt() throws Exception {
        for (String text : List.of("ftp_password = hunter2\n", "ftp_password = 'hunter2\n", "ftp_password = [1]\n",
                "ftp_passwrod = 'hunter2'\n")) {
            SecretsFile file = file("s.toml", "rw-------", text);
            assertThatThrownBy(() -> secrets(Map.of(), List.of(file)).find(FTP_PASSWORD))
                    .isInstanceOf(GatherException.class).hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> secrets(Map.of(), List.of(), "--ask-upload-secret", "ftp-pasword"))
                .isInstanceOf(GatherException.class).hasMessageContaining("did you mean 'ftp-password'");
    }

    @Test
    void oneOfAModuleComesByTheSameDoors() throws Exception {
        Path one = file("one", "rw-------", "from a file\n").path();
        SecretsFile saved = file("secrets.toml", "rw-------", "shop_token = 'saved'\n");
        Map<String, String> environment = Map.of("GATHER_SHOP_TOKEN", "environment");

        assertThat(text(secrets(Map.of(), List.of(saved)), SHOP_TOKEN)).isEqualTo("saved");
        assertThat(text(secrets(environment, List.of(saved)), SHOP_TOKEN)).isEqualTo("environment");
        assertThat(text(secrets(environment, List.of(saved), "--upload-secret-file", "shop-token=" + one),
                SHOP_TOKEN)).isEqualTo("from a file");
        assertThat(text(secrets(environment, List.of(saved), "--ask-upload-secret", "shop-token"), SHOP_TOKEN))
                .isEqualTo("typed for shop: token");
    }
}
