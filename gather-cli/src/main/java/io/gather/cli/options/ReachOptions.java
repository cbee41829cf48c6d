package io.gather.cli.options;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How nodes are reached. */
public final class ReachOptions {
    @Option(names = "--fanout", paramLabel = "N", description = "nodes at the same time (default: 64)")
    private @Nullable String fanout;

    @Option(names = "--collect-rate", paramLabel = "SIZE", description = "most bytes a second that are read from all nodes over SSH together (0: as fast as it goes)")
    private @Nullable String collectRate;

    @Option(names = "--node-rate", paramLabel = "SIZE", description = "most bytes a second that are read from each of them (0: as fast as it goes)")
    private @Nullable String nodeRate;

    @Option(names = "--ssh-user", paramLabel = "USER", description = "log in as this user")
    private @Nullable String user;

    @Option(names = "--ssh-port", paramLabel = "PORT", description = "port of the nodes' SSH servers")
    private @Nullable String port;

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
    private @Nullable String connectTimeout;

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

    /** Whether something is to be typed. */
    boolean asks() {
        return askPassword || askPassphrase || askSudoPassword;
    }

    /** These options, and the settings where they say nothing. */
    public Settings over(Settings saved) {
        return changes(saved).checked().over(saved);
    }

    /** What they change of the settings, not checked yet. */
    SettingChanges changes(Settings saved) {
        List<String> all = new ArrayList<>(options);
        all.addAll(saved.ssh().options());
        return new SettingChanges(saved.table()).put("fanout", "--fanout", fanout)
                .put("limits.rate", "--collect-rate", collectRate).put("limits.node_rate", "--node-rate", nodeRate)
                .put("ssh.user", "--ssh-user", user)
                .put("ssh.port", "--ssh-port", port).put("ssh.key", "--ssh-key", key)
                .put("ssh.jump", "--ssh-jump", jump).put("ssh.config", "--ssh-config", config)
                .put("ssh.options", "--ssh-option", options.isEmpty() ? null : all)
                .put("ssh.accept_new", "--ssh-accept-new", acceptNew)
                .put("ssh.connect_timeout", "--connect-timeout", connectTimeout).put("ssh.sudo", "--sudo", sudo);
    }
}
