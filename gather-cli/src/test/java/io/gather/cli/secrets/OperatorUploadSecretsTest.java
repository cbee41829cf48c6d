package io.gather.cli.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.cli.options.SecretOptions;
import io.gather.core.error.GatherException;
import io.gather.core.upload.UploadSecrets.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OperatorUploadSecretsTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Command
    private static final class Line {
        @Mixin
        private SecretOptions secrets = new SecretOptions();
    }

    private OperatorUploadSecrets secrets(Map<String, String> environment, List<SecretsFile> files, String... args) {
        Line line = new Line();
        new CommandLine(line).parseArgs(args);
        return OperatorUploadSecrets.of(line.secrets, environment, prompt -> ("typed for " + prompt).toCharArray(),
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
        List<String> variables = OperatorUploadSecrets.variables();

        assertThat(variables).doesNotHaveDuplicates().hasSize(Secret.values().length).contains(
                "GATHER_FTP_UPLOAD_PASSWORD", "GATHER_HTTP_UPLOAD_TOKEN", "GATHER_ESRS_UPLOAD_SHARED_KEY",
                "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "GATHER_S3_SIGNED_URL",
                "GATHER_HTTP_UPLOAD_PROXY_PASSWORD", "GATHER_S3_UPLOAD_KEY_PASSPHRASE");
        for (Secret secret : Secret.values()) {
            Map<String, String> environment = Map.of(OperatorUploadSecrets.variable(secret), "v");
            assertThat(Stream.of(Secret.values())
                    .filter(it -> text(secrets(environment, List.of()), it).equals("v"))).containsExactly(secret);
        }
    }

    @Test
    void whatIsTypedWinsOverFilesThenArgumentThenEnvironmentThenSecretsFile() throws Exception {
        SecretsFile saved = file("secrets.toml", "rw-------", "ftp_password = 'saved'\n");
        Path one = file("one", "rw-------", "from a file\n").path();
        Map<String, String> environment = Map.of("GATHER_FTP_UPLOAD_PASSWORD", "environment");
        String fromFile = "ftp-password=" + one;

        assertThat(text(secrets(Map.of(), List.of(saved)), Secret.FTP_PASSWORD)).isEqualTo("saved");
        assertThat(text(secrets(environment, List.of(saved)), Secret.FTP_PASSWORD)).isEqualTo("environment");
        assertThat(text(secrets(environment, List.of(saved), "--ftp-upload-pass", "argument"), Secret.FTP_PASSWORD))
                .isEqualTo("argument");
        assertThat(warnings).singleElement().asString().startsWith("warning:").doesNotContain("argument=");
        assertThat(text(secrets(environment, List.of(saved), "--ftp-upload-pass", "argument", "--upload-secret-file",
                fromFile), Secret.FTP_PASSWORD)).isEqualTo("from a file");
        assertThat(text(secrets(environment, List.of(saved), "--upload-secret-file", fromFile,
                "--set-ftp-upload-pass"), Secret.FTP_PASSWORD)).isEqualTo("typed for FTP upload: password");
    }

    @Test
    void theFirstSecretsFileWins() throws Exception {
        SecretsFile first = file("1.toml", "rw-------", "ftp_password = '1'\n");
        SecretsFile second = file("2.toml", "rw-------", "ftp_password = '2'\nhttp_token = 't'\n");

        OperatorUploadSecrets secrets = secrets(Map.of(), List.of(first, second));

        assertThat(text(secrets, Secret.FTP_PASSWORD)).isEqualTo("1");
        assertThat(text(secrets, Secret.HTTP_TOKEN)).isEqualTo("t");
        assertThat(text(secrets, Secret.S3_ACCESS_KEY)).isEmpty();
    }

    @Test
    void aFileThatOthersMayUseIsRefusedWithTheReason() throws Exception {
        for (String rights : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            SecretsFile file = file("s.toml", rights, "ftp_password = 'hunter2'\n");
            assertThatThrownBy(() -> secrets(Map.of(), List.of(file)).find(Secret.FTP_PASSWORD))
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
            assertThatThrownBy(() -> secrets(Map.of(), List.of(file)).find(Secret.FTP_PASSWORD))
                    .isInstanceOf(GatherException.class).hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> secrets(Map.of(), List.of(), "--ask-upload-secret", "ftp-pasword"))
                .isInstanceOf(GatherException.class).hasMessageContaining("did you mean 'ftp-password'");
    }
}
