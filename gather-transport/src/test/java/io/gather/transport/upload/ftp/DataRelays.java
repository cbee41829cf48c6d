package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.gather.fixtures.random.Seed;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.FaultRelay;

/** Relays before the two ports that a server has for data connections, with one script. */
final class DataRelays implements AutoCloseable {
    private final Queue<Conduct> script = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<FaultRelay> first = new CompletableFuture<>();
    private final FaultRelay one;
    private final FaultRelay other;

    private DataRelays(String server, int port) {
        one = relay(server, port);
        other = relay(server, port + 1);
    }

    private FaultRelay relay(String server, int port) {
        FaultRelay relay = FaultRelay.before(new InetSocketAddress(server, port), port);
        return relay.always(() -> conduct(relay));
    }

    /** @param port the first one */
    static DataRelays before(String server, int port) {
        return new DataRelays(server, port);
    }

    /** A port that is free here, and so is the next one. */
    static int free() {
        Random random = new Random(Seed.next());
        while (true) {
            int port = random.nextInt(20_000, 32_000);
            try (ServerSocket _ = listen(port); ServerSocket _ = listen(port + 1)) {
                return port;
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    void next(Conduct... conducts) {
        script.addAll(List.of(conducts));
    }

    private Conduct conduct(FaultRelay asks) {
        first.complete(asks);
        return Objects.requireNonNullElse(script.poll(), Conduct.CLEAN);
    }

    /** Waits until the fault of the first connection has come to pass. */
    void awaitFault() {
        first.orTimeout(20, TimeUnit.SECONDS).join().await(traffic -> traffic.faults() == 1);
    }

    /** The connections of now end on both sides. */
    void reset() {
        one.resetAll();
        other.resetAll();
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
