package io.gather.cli.it;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;

import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.ssh.NodeSetup;
import io.gather.fixtures.ssh.SshClientHome;
import io.gather.fixtures.ssh.SshServer;

/** Nodes {@code node1} and so on, each behind a relay of its own, and a client that knows them by these. */
final class RelayedFleet implements AutoCloseable {
    private final SshClientHome home = SshClientHome.create();
    private final List<SshServer> servers = new ArrayList<>();
    private final List<FaultRelay> relays = new ArrayList<>();

    static RelayedFleet start(int count, UnaryOperator<NodeSetup> change) {
        RelayedFleet fleet = new RelayedFleet();
        try {
            for (int i = 1; i <= count; i++) {
                SshServer server = SshServer.start(change.apply(NodeSetup.named("node" + i)));
                fleet.servers.add(server);
                FaultRelay relay = FaultRelay.before(server.address(), server.port());
                fleet.relays.add(relay);
                fleet.home.introduce(server, relay);
            }
            return fleet;
        } catch (RuntimeException | Error e) {
            fleet.close();
            throw e;
        }
    }

    List<SshServer> servers() {
        return servers;
    }

    /** The first is 1. */
    SshServer node(int number) {
        return servers.get(number - 1);
    }

    SshClientHome home() {
        return home;
    }

    List<FaultRelay> relays() {
        return relays;
    }

    /** How the node's next connections are treated, in place of what was said before; those after them are left in peace. */
    void treat(int number, List<Conduct> connections) {
        Queue<Conduct> next = new ArrayDeque<>(connections);
        relays.get(number - 1).always(() -> next.isEmpty() ? Conduct.CLEAN : next.remove());
    }

    /** Whatever stalls goes on. */
    void release() {
        relays.forEach(FaultRelay::release);
    }

    /** Ends connections of which one side is gone, which only the keep-alive of a server's own would notice. */
    void endConnections() {
        relays.forEach(FaultRelay::resetAll);
    }

    @Override
    public void close() {
        relays.forEach(FaultRelay::close);
        servers.forEach(SshServer::close);
        home.close();
    }
}
