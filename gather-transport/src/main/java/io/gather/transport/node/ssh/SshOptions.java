package io.gather.transport.node.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import org.jspecify.annotations.Nullable;

/**
 * How {@code ssh} is called. What is not said here or in a node's {@link Reach.Ssh} is the operator's own configuration's.
 *
 * @param program name or path of the client
 * @param config configuration file instead of the operator's usual one
 * @param options more options, as {@code Key=Value}
 * @param aliveInterval silence after which the node is asked whether it is there
 * @param aliveCount how many such questions may stay without an answer
 * @param acceptNew keys of hosts that were never seen are accepted and remembered
 * @param reach for nodes of which the inventory says nothing
 * @param sockets folder for the folder of control sockets; null: the first fitting one of the usual places
 */
public record SshOptions(String program, @Nullable Path config, List<String> options, Duration connectTimeout,
        Duration aliveInterval, int aliveCount, boolean acceptNew, Reach.Ssh reach, @Nullable Path sockets) {
    public SshOptions {
        options = List.copyOf(options);
        if (connectTimeout.toSeconds() < 1 || aliveInterval.toSeconds() < 1 || aliveCount < 1) {
            throw new IllegalArgumentException("times of at least a second, and a count of at least 1");
        }
    }

    public static SshOptions usual() {
        return new SshOptions("ssh", null, List.of(), Duration.ofSeconds(10), Duration.ofSeconds(10), 3, false,
                Reach.Ssh.USUAL, null);
    }

    /** What the inventory says of the node, and these options where it says nothing. */
    Reach.Ssh to(Node node) {
        if (!(node.reach() instanceof Reach.Ssh own)) {
            throw new IllegalArgumentException(node.name() + " is not reached over SSH but by " + node.reach().word());
        }
        return new Reach.Ssh(own.user() == null ? reach.user() : own.user(),
                own.port() == null ? reach.port() : own.port(), own.key() == null ? reach.key() : own.key(),
                own.jump() == null ? reach.jump() : own.jump(), own.sudo() || reach.sudo());
    }

    /** Silence after which {@code ssh} itself gives a connection up. */
    Duration patience() {
        return aliveInterval.multipliedBy(aliveCount + 1L);
    }

    /** Until a connection stands: jump hosts, slow PAM modules and a touch of a hardware key are part of it. */
    Duration loginTime() {
        return connectTimeout.multipliedBy(3);
    }
}
