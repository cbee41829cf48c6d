package io.gather.cli.secrets;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.gather.cli.options.ReachOptions;

/** The secrets that reaching nodes may need. */
public enum SecretKind {
    PASSWORD("password", "SSH password", "GATHER_SSH_PASSWORD", "--ask-password, --ssh-password-file") {
        @Override
        ReachOptions.From from(ReachOptions options) {
            return options.password();
        }
    },
    PASSPHRASE("passphrase", "Passphrase of the SSH key", "GATHER_SSH_PASSPHRASE",
            "--ask-passphrase, --ssh-passphrase-file") {
        @Override
        ReachOptions.From from(ReachOptions options) {
            return options.passphrase();
        }
    },
    SUDO_PASSWORD("sudo-password", "sudo password", "GATHER_SUDO_PASSWORD",
            "--ask-sudo-password, --sudo-password-file") {
        @Override
        ReachOptions.From from(ReachOptions options) {
            return options.sudoPassword();
        }
    };

    private final String word;
    private final String prompt;
    private final String variable;
    private final String options;

    SecretKind(String word, String prompt, String variable, String options) {
        this.word = word;
        this.prompt = prompt;
        this.variable = variable;
        this.options = options;
    }

    abstract ReachOptions.From from(ReachOptions options);

    /** As in journals. */
    public String word() {
        return word;
    }

    /** Words that mean none of them are left out. */
    public static Set<SecretKind> of(List<String> words) {
        Set<SecretKind> kinds = EnumSet.allOf(SecretKind.class);
        kinds.removeIf(kind -> !words.contains(kind.word));
        return kinds;
    }

    String prompt() {
        return prompt;
    }

    /** What may hold it in the environment. */
    public String variable() {
        return variable;
    }

    /** What gives it on the command line. */
    String options() {
        return options;
    }
}
