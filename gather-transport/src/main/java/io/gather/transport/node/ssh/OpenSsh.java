package io.gather.transport.node.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.shell.NodeShell;
import io.gather.transport.node.shell.NodeShells;
import io.gather.transport.node.shell.ShellLostException;
import org.jspecify.annotations.Nullable;

/**
 * Nodes' shells by the operator's own OpenSSH client: his configuration, agent, jump hosts and certificates are at work, and one
 * connection a node serves all shells. Closing it ends all connections, and so does the death of this process.
 */
public final class OpenSsh implements NodeShells, AutoCloseable {
    private final SshOptions options;
    private final SecretSource secrets;
    private final Map<String, String> environment;
    private final Map<String, Route> nodes = new ConcurrentHashMap<>();
    private @Nullable Clients clients;
    private boolean closed;

    /** How one node is reached. */
    private record Route(NodeLink link, @Nullable Sudo sudo) {}

    /** @param environment of this process: where programs are, where the agent listens */
    public OpenSsh(SshOptions options, SecretSource secrets, Map<String, String> environment) {
        this.options = options;
        this.secrets = secrets;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public NodeShell open(Node node, String line) throws ShellLostException, InterruptedException {
        Clients started = clients();
        Route route = nodes.computeIfAbsent(node.name(), _ -> route(node, started));
        return route.sudo() == null ? route.link().open(line) : route.sudo().open(line);
    }

    private Route route(Node node, Clients started) {
        NodeLink link = new NodeLink(node, options, started, secrets);
        return new Route(link, options.to(node).sudo() ? new Sudo(link) : null);
    }

    @Override
    public GatherException noCommand(Node node, String printed, String complaints) {
        return new SshFailures(node, new SshCommand(options, node, false, false).byHand()).noShell(printed, complaints);
    }

    @Override
    public void leave(Node node) {
        Route route = nodes.get(node.name());
        if (route != null) {
            route.link().close();
        }
    }

    @Override
    public Duration patience() {
        return options.patience();
    }

    private synchronized Clients clients() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Clients started = clients == null ? Clients.open(options, environment) : clients;
        clients = started;
        return started;
    }

    @Override
    public void close() {
        Clients started;
        synchronized (this) {
            closed = true;
            started = clients;
        }
        nodes.values().forEach(route -> route.link().close());
        if (started == null) {
            return;
        }
        try {
            started.close();
        } catch (IOException e) {
            throw new GatherException(NodeError.SOCKETS_LEFT, "SSH's folder cannot be removed: " + e, "",
                    "remove what is left of it in the folder for temporary files", e);
        }
    }
}
