package io.gather.transport.node.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.gather.core.inventory.Access;
import io.gather.core.inventory.Node;
import org.jspecify.annotations.Nullable;

/**
 * How {@code ssh} is called. What is not said here or in a node's {@link Access} is the operator's own configuration's.
 *
 * @param program name or path of the client
 * @param config configuration file instead of the operator's usual one
 * @param options more options, as {@code Key=Value}
 * @param aliveInterval silence after which the node is asked whether it is there
 * @param aliveCount how many such questions may stay without an answer
 * @param acceptNew keys of hosts that were never seen are accepted and remembered
 * @param access for nodes of which the inventory says nothing
 * @param sockets folder for the folder of control sockets; null: the first fitting one of the usual places
 */
public record SshOptions(String program, @Nullable Path config, List<String> options, Duration connectTimeout,
        Duration aliveInterval, int aliveCount, boolean acceptNew, Access access, @Nullable Path sockets) {
    public SshOptions {
        options = List.copyOf(options);
        if (connectTimeout.toSeconds() < 1 || aliveInterval.toSeconds() < 1 || aliveCount < 1) {
            throw new IllegalArgumentException("times of at least a second, and a count of at least 1");
        }
    }

    public static SshOptions usual() {
        return new SshOptions("ssh", null, List.of(), Duration.ofSeconds(10), Duration.ofSeconds(10), 3, false,
                Access.USUAL, null);
    }

    /** The node's own access where the inventory says something, and these options' elsewhere. */
    Access accessTo(Node node) {
        Access own = node.access();
        return new Access(own.user() == null ? access.user() : own.user(),
                own.port() == null ? access.port() : own.port(), own.key() == null ? access.key() : own.key(),
                own.jump() == null ? access.jump() : own.jump(), own.sudo() || access.sudo());
    }

    /** Silence after which {@code ssh} itself gives a connection up. */
    Duration patience() {
        return aliveInterval.multipliedBy(aliveCount + 1L);
    }

    /** Until a connection stands: jump hosts on the way, slow PAM modules and a touch of a hardware key are part of it. */
    Duration loginTime() {
        return connectTimeout.multipliedBy(3);
    }
}
