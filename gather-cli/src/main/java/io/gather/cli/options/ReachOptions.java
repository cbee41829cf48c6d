package io.gather.cli.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.settings.SshSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How nodes are reached. */
public final class ReachOptions {
    @Option(names = "--fanout", paramLabel = "N", description = "nodes at the same time (default: 64)")
    private @Nullable Integer fanout;

    @Option(names = "--ssh-user", paramLabel = "USER", description = "log in as this user")
    private @Nullable String user;

    @Option(names = "--ssh-port", paramLabel = "PORT", description = "port of the nodes' SSH servers")
    private @Nullable Integer port;

    @Option(names = "--ssh-key", paramLabel = "FILE", description = "log in with this private key")
    private @Nullable String key;

    @Option(names = "--ssh-jump", paramLabel = "HOSTS", description = "jump hosts on the way, as for ssh -J")
    private @Nullable String jump;

    @Option(names = "--ssh-config", paramLabel = "FILE", description = "SSH configuration instead of ~/.ssh/config")
    private @Nullable String config;

    @Option(names = "--ssh-option", paramLabel = "KEY=VALUE", description = "one more option, as for ssh -o")
    private List<String> options = new ArrayList<>();

    @Option(names = "--ssh-accept-new", arity = "0..1", fallbackValue = "true", description = "accept and remember keys of hosts that were never seen")
    private @Nullable Boolean acceptNew;

    @Option(names = "--connect-timeout", paramLabel = "DURATION", description = "most time to connect to a node (default: 10s)")
    private @Nullable Duration connectTimeout;

    @Option(names = "--sudo", arity = "0..1", fallbackValue = "true", description = "run commands as root, by sudo")
    private @Nullable Boolean sudo;

    @Option(names = "--ask-password", description = "ask for the nodes' password")
    private boolean askPassword;

    @Option(names = "--ask-passphrase", description = "ask for the passphrase of the private key")
    private boolean askPassphrase;

    @Option(names = "--ask-sudo-password", description = "ask for sudo's password")
    private boolean askSudoPassword;

    @Option(names = "--ssh-password-file", paramLabel = "FILE", description = "the nodes' password is in this file, or comes from fd:N")
    private @Nullable String passwordFile;

    @Option(names = "--ssh-passphrase-file", paramLabel = "FILE", description = "the key's passphrase is in this file, or comes from fd:N")
    private @Nullable String passphraseFile;

    @Option(names = "--sudo-password-file", paramLabel = "FILE", description = "sudo's password is in this file, or comes from fd:N")
    private @Nullable String sudoPasswordFile;

    /** Where a secret comes from. */
    public record From(boolean ask, @Nullable String file) {}

    public From password() {
        return new From(askPassword, passwordFile);
    }

    public From passphrase() {
        return new From(askPassphrase, passphraseFile);
    }

    public From sudoPassword() {
        return new From(askSudoPassword, sudoPasswordFile);
    }

    public int fanout(int saved) {
        return fanout == null ? saved : within("--fanout", fanout, 10_000);
    }

    /** These options, and the settings where they say nothing. */
    public SshSettings over(SshSettings saved) {
        List<String> all = new ArrayList<>(options);
        all.addAll(saved.options());
        if (!options.stream().allMatch(option -> option.indexOf('=') > 0)) {
            throw wrong("--ssh-option", "takes KEY=VALUE, not " + options,
                    "write it like --ssh-option Compression=yes");
        }
        Duration timeout = connectTimeout == null ? saved.connectTimeout() : connectTimeout;
        if (timeout.toSeconds() < 1) {
            throw wrong("--connect-timeout", "must be a second or more", "write it like --connect-timeout 10s");
        }
        return new SshSettings(or(user, saved.user()), port == null ? saved.port() : within("--ssh-port", port, 65_535),
                or(key, saved.key()), or(jump, saved.jump()), or(config, saved.config()), all,
                acceptNew == null ? saved.acceptNew() : acceptNew, timeout, sudo == null ? saved.sudo() : sudo);
    }

    private static String or(@Nullable String told, String saved) {
        return told == null ? saved : told;
    }

    private static int within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw wrong(option, "must be 1 to " + most + ", not " + value, "leave it out for the usual value");
        }
        return value;
    }

    private static GatherException wrong(String option, String what, String remedy) {
        return new GatherException(CommandError.REACH_OPTION, what, option, remedy);
    }
}
