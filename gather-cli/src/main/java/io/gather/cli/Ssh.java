package io.gather.cli;

import java.nio.file.Path;

import io.gather.core.inventory.Reach;
import io.gather.core.settings.SshSettings;
import io.gather.transport.node.ssh.SshOptions;
import org.jspecify.annotations.Nullable;

/** Settings of SSH, as the transport takes them. */
final class Ssh {
    private Ssh() {}

    static SshOptions options(SshSettings settings) {
        SshOptions usual = SshOptions.usual();
        Reach.Ssh reach = new Reach.Ssh(text(settings.user()), settings.port() == 0 ? null : settings.port(),
                path(settings.key()), text(settings.jump()), settings.sudo());
        return new SshOptions(usual.program(), path(settings.config()), settings.options(), settings.connectTimeout(),
                usual.aliveInterval(), usual.aliveCount(), settings.acceptNew(), reach, usual.sockets());
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Path path(String value) {
        return value.isEmpty() ? null : Path.of(value);
    }
}
