package io.gather.stats.sink.influx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import io.gather.fixtures.random.Seed;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.upload.WebStub;
import io.gather.stats.config.Attempts;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.config.SpoolConfig;
import io.gather.stats.config.WriteRetries;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.spool.Batches;
import io.gather.stats.spool.Ledger;
import io.gather.stats.spool.MemoryBudget;
import io.gather.stats.spool.Outlets;
import io.gather.transport.database.DatabaseClient.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Every point is accounted for, whatever a database and the way to it do. */
class InfluxFaultsTest {
    private static final Patience SHORT = new Patience(Duration.ofMillis(300), Duration.ofMillis(300),
            Duration.ofMillis(600));
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;
    private final Ledger ledger = new Ledger();
    private final Set<Integer> has = new ConcurrentSkipListSet<>();

    private PointOutlet open(int port) {
        SinkTarget target = new SinkTarget("east", new ClusterConfig("host", new EnvText("u"), new EnvText("p"),
                ClusterConfig.Login.BASIC, false, false, OptionalInt.empty(), false),
                new SinkConfig.InfluxV2(new SinkConfig.Peer("127.0.0.1", port, false, true, ""), "o", "b",
                        new EnvText("$env:TOKEN")),
                Map.of(), Map.of("TOKEN", "t"), folder);
        return new Outlets(folder, MemoryBudget.ofProcess()).open(new InfluxDb2(SHORT), target,
                new WriteRetries(new Attempts(0),
                        Duration.ofMillis(5)),
                new SpoolConfig(16 << 20), ledger);
    }

    /** The numbers of the points in a request's lines. */
    private static List<Integer> numbers(WebStub.Seen seen) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(seen.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> (int) (Long.parseLong(line.replaceFirst(".* ", "")) / 1_000_000_000 - 1_700_000_000))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WebStub.Reply text(int status, String text, String... headers) {
        return WebStub.Reply.of(status, headers).content(text.getBytes(StandardCharsets.UTF_8));
    }

    private WebStub.Reply keep(WebStub.Seen seen) {
        has.addAll(numbers(seen));
        return WebStub.Reply.of(204);
    }

    private static void stall(Duration time) {
        try {
            boolean ignored = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aDatabaseThatFailsInEveryWayHasAllInTheEnd() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        int[] asked = {0};
        int[] inRow = {0};
        try (WebStub stub = WebStub.start(seen -> {
            if (seen.path().equals("/ping")) {
                return WebStub.Reply.of(204);
            }
            asked[0]++;
            inRow[0]++;
            // Pauses double: many in a row would take minutes.
            if (asked[0] > 25 || inRow[0] > 8) {
                inRow[0] = 0;
                return keep(seen);
            }
            return switch (random.nextInt(8)) {
                case 0 -> text(500, "{\"code\":\"internal error\",\"message\":\"engine: no space left on device\"}");
                case 1 -> text(503, "", "Retry-After", "0");
                case 2 -> text(429, "limit", "Retry-After", "x");
                case 3 -> text(401, "{\"code\":\"unauthorized\"}");
                case 4 -> text(404, "{\"code\":\"not found\",\"message\":\"bucket not found\"}");
                case 5 -> {
                    stall(Duration.ofMillis(700));
                    yield keep(seen);
                }
                case 6 -> text(302, "<html>log in</html>", "Location", "/login");
                default -> keep(seen);
            };
        })) {
            PointOutlet outlet = open(stub.port());
            for (int i = 0; i < 30; i++) {
                outlet.take(Batches.of(i * 10, 10));
            }
            ledger.await(it -> it.written() == 300);
            outlet.close(SOON);
        }
        assertThat(has).as("seed %d", seed).hasSize(300);
        assertThat(ledger.dropped() + ledger.refused()).as("seed %d", seed).isZero();
        assertThat(ledger.waiting()).isZero();
    }

    @Test
    void badLinesInTheMiddleCostThemselves() throws Exception {
        long seed = Seed.next();
        Set<Integer> bad = new TreeSet<>(new Random(seed).ints(15, 0, 1000).boxed().toList());
        try (WebStub stub = WebStub.start(seen -> {
            if (seen.path().equals("/ping")) {
                return WebStub.Reply.of(204);
            }
            return numbers(seen).stream().anyMatch(bad::contains)
                    ? text(400, "{\"code\":\"invalid\",\"message\":\"unable to parse 'x': bad\"}")
                    : keep(seen);
        })) {
            PointOutlet outlet = open(stub.port());
            outlet.take(Batches.of(0, 1000));
            ledger.await(it -> it.written() + it.refused() == 1000);
            outlet.close(SOON);
        }
        Set<Integer> good = new TreeSet<>(IntStream.range(0, 1000).boxed().toList());
        good.removeAll(bad);
        assertThat(has).as("seed %d", seed).isEqualTo(good);
        assertThat(ledger.refused()).as("seed %d", seed).isEqualTo(bad.size());
    }

    /** Few points, and a proxy that says 400 to everything for a while: it is not about them. */
    @Test
    void whatAProxyRefusesIsNotLost() throws Exception {
        AtomicBoolean proxy = new AtomicBoolean();
        try (WebStub stub = WebStub.start(seen -> {
            if (seen.path().equals("/ping")) {
                return WebStub.Reply.of(204);
            }
            return proxy.get() ? text(400, "Client sent an HTTP request to an HTTPS server.") : keep(seen);
        })) {
            PointOutlet outlet = open(stub.port());
            outlet.take(Batches.of(0, 3));
            ledger.await(it -> it.written() == 3);
            proxy.set(true);
            outlet.take(Batches.of(3, 7));
            ledger.await(it -> it.failures().size() > 2);
            proxy.set(false);
            ledger.await(it -> it.written() == 10);
            outlet.close(SOON);
        }
        assertThat(has).hasSize(10);
        assertThat(ledger.refused()).isZero();
    }

    @Test
    void aWayThatBreaksAndStallsLosesNothing() throws Exception {
        try (WebStub stub = WebStub.start(seen -> seen.path().equals("/ping") ? WebStub.Reply.of(204) : keep(seen));
                FaultRelay relay = FaultRelay.before("127.0.0.1", stub.port())) {
            PointOutlet outlet = open(relay.port());
            for (int i = 0; i < 20; i++) {
                outlet.take(Batches.of(i * 10, 10));
                if (i % 5 == 4) {
                    relay.resetAll();
                }
            }
            relay.refuse();
            relay.resetAll();
            outlet.take(Batches.of(200, 50));
            ledger.await(it -> !it.failures().isEmpty());
            relay.accept();
            ledger.await(it -> it.written() == 250);
            outlet.close(SOON);
        }
        assertThat(has).hasSize(250);
    }

    @Test
    void garbageIsNoAnswer() throws Exception {
        try (WebStub stub = WebStub.start(seen -> seen.path().equals("/ping") ? WebStub.Reply.of(204) : keep(seen));
                WebStub garbage = WebStub.start(seen -> text(599, "\0\1\2 %s {\"error\":"))) {
            PointOutlet first = open(garbage.port());
            first.take(Batches.of(0, 10));
            ledger.await(it -> !it.failures().isEmpty());
            first.close(SOON);
            assertThat(ledger.waiting()).isEqualTo(10);
            PointOutlet second = open(stub.port());
            ledger.await(it -> it.written() == 10);
            second.close(SOON);
        }
        assertThat(has).hasSize(10);
    }

    @Test
    void aDatabaseThatHangsDoesNotHoldUpTheEnd() throws Exception {
        try (WebStub stub = WebStub.start(seen -> {
            if (!seen.path().equals("/ping")) {
                stall(Duration.ofSeconds(5));
            }
            return WebStub.Reply.of(204);
        })) {
            PointOutlet outlet = open(stub.port());
            outlet.take(Batches.of(0, 10));
            ledger.await(it -> it.waiting() == 10);
            long began = System.nanoTime();
            outlet.close(Duration.ofMillis(200));

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(ledger.written()).isZero();
        }
    }
}
