package io.gather.cli.secrets;

import java.util.Map;
import java.util.Optional;

import io.gather.cli.options.ReachOptions;
import io.gather.core.inventory.Node;
import io.gather.transport.ssh.Secrets;
import org.jspecify.annotations.Nullable;

/** What the operator gave, the same for all nodes. */
public final class OperatorSecrets implements Secrets {
    private final Optional<char[]> password;
    private final Optional<char[]> passphrase;
    private final Optional<char[]> sudoPassword;

    private OperatorSecrets(Optional<char[]> password, Optional<char[]> passphrase, Optional<char[]> sudoPassword) {
        this.password = password;
        this.passphrase = passphrase;
        this.sudoPassword = sudoPassword;
    }

    /** What is to be typed wins over files, and files over {@code GATHER_SSH_PASSWORD} and the like. */
    public static OperatorSecrets of(ReachOptions options, Map<String, String> environment, Prompter prompter) {
        return new OperatorSecrets(
                find(options.password(), "SSH password", environment.get("GATHER_SSH_PASSWORD"), prompter),
                find(options.passphrase(), "Passphrase of the SSH key", environment.get("GATHER_SSH_PASSPHRASE"),
                        prompter),
                find(options.sudoPassword(), "sudo password", environment.get("GATHER_SUDO_PASSWORD"), prompter));
    }

    private static Optional<char[]> find(ReachOptions.From from, String prompt,
            @Nullable String variable, Prompter prompter) {
        if (from.ask()) {
            return Optional.of(prompter.ask(prompt)).filter(typed -> typed.length > 0);
        }
        if (from.file() != null) {
            return Optional.of(new SecretFile(from.file()).read());
        }
        return Optional.ofNullable(variable).filter(text -> !text.isEmpty()).map(String::toCharArray);
    }

    @Override
    public Optional<char[]> password(Node node) {
        return password.map(char[]::clone);
    }

    @Override
    public Optional<char[]> passphrase(Node node, String key) {
        return passphrase.map(char[]::clone);
    }

    @Override
    public Optional<char[]> sudoPassword(Node node) {
        return sudoPassword.map(char[]::clone);
    }
}
