package io.gather.cli.secrets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.cli.options.ReachOptions;
import io.gather.cli.options.SecretOptions;
import io.gather.cli.secrets.SecretsPipe.HandedOver;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.secret.Secret;
import io.gather.core.secret.SecretTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OperatorSecretsTest {
    private static final SecretTable TABLE = new SecretTable(List.of(Secret.ofUpload("http", "token"),
            new Secret("s3-signed-address", "GATHER_S3_SIGNED_URL", ""), Secret.of("shop-token")));

    private static final Node NODE = new Node("node", "node");
    private static final Map<String, String> VARIABLES = Map.of("GATHER_SSH_PASSWORD", "one", "GATHER_SSH_PASSPHRASE",
            "two", "GATHER_SUDO_PASSWORD", "three");

    @TempDir
    Path folder;

    @Command
    private static final class Line {
        @Mixin
        private ReachOptions reach = new ReachOptions();
    }

    private static OperatorSecrets secrets(Map<String, String> environment, String... args) {
        return OperatorSecrets.of(line(args).reach, environment, prompt -> ("typed for " + prompt).toCharArray());
    }

    private static Line line(String... args) {
        Line line = new Line();
        new CommandLine(line).parseArgs(args);
        return line;
    }

    private static String text(Optional<char[]> secret) {
        return secret.map(String::new).orElse("");
    }

    private Path file(String mode, String text) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void comeFromTheEnvironment() {
        OperatorSecrets secrets = secrets(VARIABLES);

        assertThat(text(secrets.password(NODE))).isEqualTo("one");
        assertThat(text(secrets.passphrase(NODE, "key"))).isEqualTo("two");
        assertThat(text(secrets.sudoPassword(NODE))).isEqualTo("three");
    }

    @Test
    void filesWinOverTheEnvironmentAndTypingOverFiles() throws Exception {
        Path file = file("rw-------", "from a file\nand more\n");

        assertThat(text(secrets(VARIABLES, "--ssh-password-file", file.toString()).password(NODE)))
                .isEqualTo("from a file");
        assertThat(text(secrets(VARIABLES, "--ssh-password-file", file.toString(), "--ask-password").password(NODE)))
                .isEqualTo("typed for SSH password");
    }

    @Test
    void aCopyThatIsClearedLeavesTheSecret() {
        OperatorSecrets secrets = secrets(VARIABLES);
        secrets.password(NODE).ifPresent(copy -> copy[0] = '\0');

        assertThat(text(secrets.password(NODE))).isEqualTo("one");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws Exception {
        Path file = file("rw-r-----", "secret\n");

        assertThatThrownBy(() -> secrets(Map.of(), "--sudo-password-file", file.toString()))
                .isInstanceOfSatisfying(GatherException.class,
                        e -> assertThat(e.remedy().toString()).startsWith("chmod 600"));
    }

    @Test
    void anEmptyOrMissingFileIsRefused() throws Exception {
        String empty = file("rw-------", "\n").toString();

        assertThatThrownBy(() -> secrets(Map.of(), "--ssh-password-file", empty)).isInstanceOf(GatherException.class);
        assertThatThrownBy(() -> secrets(Map.of(), "--ssh-password-file", folder.resolve("absent").toString()))
                .isInstanceOf(GatherException.class);
    }

    @Test
    void withoutAnyNothingIsKnown() {
        assertThat(secrets(Map.of()).password(NODE)).isEmpty();
        assertThat(secrets(Map.of()).sudoPassword(NODE)).isEmpty();
    }

    @Test
    void whatAGatherHadIsAskedForAgainUnlessItIsGiven() {
        Line line = line("--ask-password");
        OperatorSecrets secrets = OperatorSecrets.again(EnumSet.allOf(SecretKind.class), line.reach,
                Map.of("GATHER_SUDO_PASSWORD", ""), prompt -> ("typed for " + prompt).toCharArray());

        assertThat(text(secrets.password(NODE))).isEqualTo("typed for SSH password");
        assertThat(text(secrets.passphrase(NODE, "key"))).isEqualTo("typed for Passphrase of the SSH key");
        assertThat(secrets.sudoPassword(NODE)).as("set to nothing").isEmpty();
        assertThat(secrets.words()).containsExactly("password", "passphrase");
    }

    @Test
    void whereNobodyCanBeAskedItIsSaidWhatToGive() {
        assertThatThrownBy(() -> OperatorSecrets.again(SecretKind.of(List.of("passphrase", "sudo-password", "other")),
                line().reach, Map.of("GATHER_SSH_PASSPHRASE", "two"), null))
                .isInstanceOfSatisfying(GatherException.class, e -> {
                    assertThat(e.what()).endsWith("again: sudo password");
                    assertThat(e.remedy().toString())
                            .contains("--ask-sudo-password, --sudo-password-file or GATHER_SUDO_PASSWORD")
                            .doesNotContain("passphrase");
                });
    }

    @Test
    void anotherProcessGetsThemByAPipeAndNothingElse() throws Exception {
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        OperatorUploadSecrets uploads = OperatorUploadSecrets.of(TABLE, new SecretOptions(),
                Map.of("GATHER_HTTP_UPLOAD_TOKEN",
                        "t\u00f6ken", "GATHER_S3_SIGNED_URL", "", "GATHER_SHOP_TOKEN", "s"),
                Prompter.console(), List.of(), _ -> {});
        SecretsPipe.write(new HandedOver(secrets(Map.of("GATHER_SSH_PASSPHRASE", "zwö\u20ac")), uploads), pipe);
        pipe.write(7);
        ByteArrayInputStream in = new ByteArrayInputStream(pipe.toByteArray());

        HandedOver there = SecretsPipe.read(in, TABLE);

        assertThat(text(there.nodes().passphrase(NODE, "key"))).isEqualTo("zwö\u20ac");
        assertThat(there.nodes().words()).containsExactly("passphrase");
        assertThat(text(there.uploads().find(TABLE.all().getFirst()))).isEqualTo("t\u00f6ken");
        assertThat(TABLE.all()).filteredOn(secret -> there.uploads().find(secret).isPresent()).extracting(Secret::name)
                .containsExactly("http-token", "shop-token");
        assertThat(in.read()).isEqualTo(7);
        assertThatThrownBy(() -> SecretsPipe.read(in, TABLE)).isInstanceOf(EOFException.class);
    }
}
