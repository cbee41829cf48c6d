package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.gather.fixtures.random.Seed;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.FaultRelay;

import static org.assertj.core.api.Assertions.assertThat;

/** Relays before the two ports that a server has for data connections, with one script. */
final class DataRelays implements AutoCloseable {
    private final Queue<Conduct> script = new ConcurrentLinkedQueue<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final FaultRelay one;
    private final FaultRelay other;

    private DataRelays(String server, int port) {
        one = FaultRelay.before(new InetSocketAddress(server, port), port).always(this::conduct);
        other = FaultRelay.before(new InetSocketAddress(server, port + 1), port + 1).always(this::conduct);
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

    private Conduct conduct() {
        first.countDown();
        return Objects.requireNonNullElse(script.poll(), Conduct.CLEAN);
    }

    /** Waits until the fault of the first connection has come to pass. */
    void awaitFault() {
        try {
            assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
        (one.traffic().connections() > 0 ? one : other).await(traffic -> traffic.faults() == 1);
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
