package io.gather.cli.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

import io.gather.cli.options.ReachOptions;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OperatorSecretsTest {
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
        Line line = new Line();
        new CommandLine(line).parseArgs(args);
        return OperatorSecrets.of(line.reach, environment, prompt -> ("typed for " + prompt).toCharArray());
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
                .isInstanceOfSatisfying(GatherException.class, e -> assertThat(e.remedy()).startsWith("chmod 600"));
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
}
