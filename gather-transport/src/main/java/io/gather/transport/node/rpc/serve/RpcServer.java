package io.gather.transport.node.rpc.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.gather.transport.net.serve.BoundedVisits;
import io.gather.transport.net.serve.ConnectionBound;
import io.gather.transport.net.serve.SiteBounds;
import io.gather.transport.pki.tls.MutualTls;

/** Serves a minion to those who come with a certificate, until it is closed. */
public final class RpcServer implements AutoCloseable {
    /** What 200 callers who do nothing leave to those who do. */
    static final SiteBounds BOUNDS = new SiteBounds(256, Duration.ofSeconds(10), Duration.ofSeconds(60));
    private static final int BACKLOG = 128;
    private static final Duration LOOK = Duration.ofHours(1);

    private final HttpsServer server;
    private final BoundedVisits visits;
    private final HostedRuns runs;
    private final Thread housekeeping;

    private RpcServer(HttpsServer server, BoundedVisits visits, HostedRuns runs) {
        this.server = server;
        this.visits = visits;
        this.runs = runs;
        this.housekeeping = Thread.ofVirtual().name("rpc-forgotten").start(this::removeForgotten);
    }

    /**
     * @param tls which knows who may come
     * @param notices sentences for whoever runs it; called by several threads
     * @throws IOException when the port is in use, or the address not this machine's
     */
    public static RpcServer open(InetSocketAddress address, MutualTls tls, ServedMinion minion, InstantSource clock,
            RandomGenerator random, Consumer<String> notices) throws IOException {
        return open(address, tls, minion, clock, random, notices, BOUNDS);
    }

    static RpcServer open(InetSocketAddress address, MutualTls tls, ServedMinion minion, InstantSource clock,
            RandomGenerator random, Consumer<String> notices, SiteBounds bounds) throws IOException {
        ConnectionBound.set();
        HttpsServer server;
        try {
            server = HttpsServer.create(address, BACKLOG);
        } catch (IOException e) {
            throw new IOException("nobody can be served at " + address.getHostString() + ":" + address.getPort() + ": "
                    + e.getMessage(), e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(tls.parameters());
            }
        });
        BoundedVisits visits = new BoundedVisits(bounds);
        HostedRuns runs = new HostedRuns(minion, clock, random);
        server.setExecutor(visits);
        server.createContext("/", new RpcHandler(new Routes(minion, runs, new BodyRoom()), visits, tls, minion.audit(),
                clock, notices));
        server.start();
        return new RpcServer(server, visits, runs);
    }

    private void removeForgotten() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
                runs.removeForgotten();
            }
        } catch (InterruptedException expected) {
            // It is closed.
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Ends every visit; what runs goes on as long as the process. Afterwards the port is free. */
    @Override
    public void close() {
        housekeeping.interrupt();
        try {
            visits.close();
            runs.close();
        } finally {
            server.stop(0);
        }
    }
}
