package io.gather.cli.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.module.Contributors;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.LocalMinions;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.net.x509.PemText;
import io.gather.transport.node.rpc.Daemons;
import io.gather.transport.node.rpc.RpcIdentity;
import io.gather.transport.node.rpc.RpcMinions;
import io.gather.transport.node.rpc.serve.RpcServer;
import io.gather.transport.node.rpc.serve.ServedMinion;
import io.gather.transport.node.rpc.wire.Feature;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.AuthorityFiles;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.authority.Role;
import io.gather.transport.pki.tls.MutualTls;
import io.gather.transport.pki.tls.PeerFiles;

/** A minion's daemon in this process, and the overlord's way to it: real certificates, real connections on a loopback port. */
final class DaemonNode implements AutoCloseable {
    private static final PkiName CLUSTER = new PkiName("lab");

    private final RpcServer server;
    private final RpcMinions minions;
    private final MutualTls overlord;

    DaemonNode(Path base) {
        this(base, Feature.all());
    }

    /** @param features of its version */
    DaemonNode(Path base, List<String> features) {
        this(base, features, Daemons.SILENCE);
    }

    /** @param silence after which its overlord takes a connection for lost */
    DaemonNode(Path base, List<String> features, Duration silence) {
        try {
            AuthorityFiles files = AuthorityFiles.in(Files.createDirectories(base), CLUSTER);
            Authority authority = Authority.create(files, CLUSTER, InstantSource.system());
            MinionLauncher local = new LocalMinions(base.resolve("spool"), Clock.systemUTC(), "0", List.of(), 1,
                    Contributors.none(), base.resolve("state"));
            this.server = RpcServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    MutualTls.of(given(base, files, authority, "node1", Role.NODE), Role.OVERLORD, System.err::println),
                    new ServedMinion(local, "0", features, Optional.empty(), base.resolve("state").resolve("runs"),
                            _ -> Optional.empty(), _ -> {}),
                    Clock.systemUTC(), new Random(), System.err::println);
            this.overlord = MutualTls.of(given(base, files, authority, "overlord", Role.OVERLORD), Role.NODE,
                    System.err::println);
            this.minions = new RpcMinions(
                    new Daemons(() -> new RpcIdentity(overlord, Optional.empty()), server.port(),
                            Duration.ofSeconds(5), silence),
                    base.resolve("landing"), Clock.systemUTC(), new Random());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PeerFiles given(Path base, AuthorityFiles files, Authority authority, String name, Role role)
            throws IOException {
        KeyPair pair = EcKeys.make();
        Path file = base.resolve(name + ".pem");
        Files.writeString(file, PemText.of(authority.issue(new PkiName(name), role, pair.getPublic()))
                + PemText.of(pair.getPrivate()));
        return new PeerFiles(file, file, files.authority(), files.revocations(), List.of());
    }

    MinionLauncher minions() {
        return minions;
    }

    int port() {
        return server.port();
    }

    /** As whom the overlord comes. */
    MutualTls overlord() {
        return overlord;
    }

    Node node() {
        return at(server.port());
    }

    /** Behind another port. */
    Node at(int port) {
        return new Node("node1", "127.0.0.1", null, new Reach.Rpc(port), Map.of());
    }

    /** A plan of a gather of its own. */
    static Plan plan(PlanTasks tasks) {
        return tasks.plan("t-" + HexFormat.of().toHexDigits(new Random().nextLong()));
    }

    /** @return item, status and size of each outcome, a line each */
    String gathered(Node node, Plan plan) throws Exception {
        MinionRun run = minions.start(node, plan);
        try {
            return Gathered.all(run).outcomes().stream().map(it -> it.item() + " " + it.status() + " " + it.size()
                    + "\n").collect(Collectors.joining());
        } finally {
            run.discard();
        }
    }

    @Override
    public void close() {
        minions.close();
        server.close();
    }
}
