package io.gather.stats.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.gather.stats.config.Attempts;
import io.gather.stats.config.SpoolConfig;
import io.gather.stats.config.WriteRetries;
import io.gather.stats.sink.PointOutlet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutletTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long MEMORY = 64 << 20;

    @TempDir
    private Path folder;
    private final Ledger ledger = new Ledger();
    private final ScriptedSink sink = new ScriptedSink();
    private final MemoryBudget budget = new MemoryBudget(MEMORY, 1);
    private Outlets outlets = new Outlets(Path.of("none"), budget);

    @BeforeEach
    void inFolder() {
        outlets = new Outlets(folder, budget);
    }

    private PointOutlet open() {
        return open(ScriptedSink.quickly());
    }

    private PointOutlet open(WriteRetries retries) {
        return outlets.open(sink, ScriptedSink.target("east"), retries, new SpoolConfig(4 << 20), ledger);
    }

    @Test
    void allIsWrittenInItsOrderAndNothingWaits() throws InterruptedException {
        PointOutlet outlet = open();
        for (int i = 0; i < 50; i++) {
            outlet.take(Batches.of(i * 10, 10));
        }
        outlet.close(SOON);

        assertThat(sink.numbers).containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
        assertThat(ledger.written()).isEqualTo(500);
        assertThat(ledger.waiting()).isZero();
        assertThat(ledger.bytes()).isZero();
        assertThat(sink.closed()).isEqualTo(1);
    }

    @Test
    void aLargeBatchIsWrittenInPieces() throws InterruptedException {
        PointOutlet outlet = open();
        outlet.take(Batches.of(0, 12_345));
        outlet.close(SOON);

        assertThat(sink.sizes).containsExactly(5000, 5000, 2345);
        assertThat(sink.numbers).containsExactlyElementsOf(IntStream.range(0, 12_345).boxed().toList());
    }

    @Test
    void whatCannotBeWrittenIsTriedAgain() throws InterruptedException {
        int[] attempts = {0};
        sink.behave(batch -> {
            attempts[0]++;
            if (attempts[0] % 3 != 0) {
                throw new IOException("away");
            }
            return 1;
        });
        PointOutlet outlet = open();
        for (int i = 0; i < 5; i++) {
            outlet.take(Batches.of(i * 10, 10));
        }
        ledger.await(it -> it.written() == 45);
        outlet.close(SOON);

        assertThat(ledger.refused()).isEqualTo(5);
        assertThat(ledger.refusals()).containsOnly("wrong type");
        assertThat(ledger.failures()).hasSize(10).containsOnly("away");
        assertThat(sink.numbers).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void afterTheLastAttemptItWaitsAndCollectingGoesOn() throws InterruptedException {
        sink.behave(batch -> {
            throw new IOException("away");
        });
        PointOutlet outlet = open(new WriteRetries(new Attempts(3), Duration.ofMillis(1)));
        outlet.take(Batches.of(0, 10));
        ledger.await(it -> it.failures().size() == 3);
        outlet.take(Batches.of(10, 10));
        ledger.await(it -> it.waiting() == 20);
        sink.behave(batch -> 0);
        outlet.close(SOON);

        assertThat(sink.numbers).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        assertThat(sink.opened()).isEqualTo(2);
    }

    @Test
    void whatWaitsIsWrittenByTheNextProcess() throws InterruptedException {
        sink.behave(batch -> {
            throw new IOException("away");
        });
        PointOutlet first = open();
        first.take(Batches.of(0, 10));
        first.take(Batches.of(10, 10));
        first.close(SOON);
        assertThat(ledger.waiting()).isEqualTo(20);
        sink.behave(batch -> 0);
        PointOutlet second = open();
        second.take(Batches.of(20, 5));
        second.close(SOON);

        assertThat(sink.numbers).containsExactlyElementsOf(IntStream.range(0, 25).boxed().toList());
        assertThat(ledger.waiting()).isZero();
        assertThat(ledger.dropped()).isZero();
    }

    @Test
    void closingEndsInTimeThoughTheSinkHangs() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        sink.behave(batch -> {
            hanging.countDown();
            new CountDownLatch(1).await();
            return 0;
        });
        PointOutlet outlet = open();
        outlet.take(Batches.of(0, 10));
        hanging.await();
        outlet.take(Batches.of(10, 10));
        long began = System.nanoTime();
        outlet.close(Duration.ofMillis(500));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        sink.behave(batch -> 0);
        open().close(SOON);
        assertThat(sink.numbers).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void closingEndsInTimeThoughTheSinkHearsNothing() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        sink.behave(batch -> {
            hanging.countDown();
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException deaf) {
                    // It does not listen.
                }
            }
            return 0;
        });
        PointOutlet outlet = open();
        outlet.take(Batches.of(0, 10));
        hanging.await();
        long began = System.nanoTime();
        outlet.close(Duration.ofMillis(300));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        end.countDown();

        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatBreaksTheSinkEachTimeIsGivenUp() throws InterruptedException {
        sink.behave(batch -> {
            if (Batches.numbers(batch).contains(3)) {
                throw new IllegalStateException("no such thing");
            }
            return 0;
        });
        PointOutlet outlet = open();
        outlet.take(Batches.of(0, 10));
        outlet.take(Batches.of(10, 10));
        ledger.await(it -> it.written() == 10);
        outlet.close(SOON);

        assertThat(ledger.refused()).isEqualTo(10);
        assertThat(ledger.refusals().getFirst()).contains("no such thing");
        assertThat(ledger.failures()).hasSize(5);
    }

    /** They wait, since it is not about them, and are written when there is memory again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wantOfMemoryCostsNothing(boolean wrapped) throws InterruptedException {
        int[] attempts = {0};
        sink.behave(batch -> {
            attempts[0]++;
            if (attempts[0] < 9) {
                OutOfMemoryError none = new OutOfMemoryError("no more");
                if (wrapped) {
                    throw new IllegalStateException(none);
                }
                throw none;
            }
            return 0;
        });
        PointOutlet outlet = open();
        outlet.take(Batches.of(0, 10));
        ledger.await(it -> it.written() == 10);
        outlet.close(SOON);

        assertThat(ledger.refused()).isZero();
        assertThat(ledger.failures()).hasSize(8);
    }

    /** An entry that names a cluster twice, or files that take long to close: both go on, and nothing is lost. */
    @Test
    void twoNeverShareAFolder() throws InterruptedException {
        PointOutlet first = open();
        first.take(Batches.of(0, 10));
        ledger.await(it -> it.written() == 10);
        PointOutlet second = open();
        second.take(Batches.of(10, 10));
        ledger.await(it -> it.written() == 20);
        assertThat(ledger.failures()).singleElement().asString().contains("another entry of the same cluster");
        first.close(SOON);
        sink.behave(batch -> {
            throw new IOException("away");
        });
        second.take(Batches.of(20, 10));
        ledger.await(it -> it.bytes() > 0);
        second.close(SOON);
        sink.behave(batch -> 0);
        open().close(SOON);

        assertThat(sink.numbers).containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
    }

    /** Four of them, without a disk, and a sink that takes nothing: together they have what one would have. */
    @Test
    void allShareTheMemory() throws InterruptedException {
        sink.behave(batch -> {
            throw new IOException("away");
        });
        MemoryBudget small = new MemoryBudget(1 << 19, 2);
        Outlets nowhere = new Outlets(Path.of("/proc/nowhere"), small);
        List<PointOutlet> all = new ArrayList<>();
        for (String cluster : List.of("east", "west", "north", "south")) {
            all.add(nowhere.open(sink, ScriptedSink.target(cluster), ScriptedSink.quickly(), new SpoolConfig(4 << 20),
                    ledger));
        }
        for (int i = 0; i < 100; i++) {
            all.get(i % all.size()).take(Batches.of(i * 100, 100));
        }
        long fit = (1 << 19) / (MemoryBudget.bytes(Batches.of(0, 100)) / 100);
        ledger.await(it -> it.dropped() >= 10_000 - fit - 300);
        for (PointOutlet outlet : all) {
            outlet.close(SOON);
        }

        assertThat(ledger.dropped()).isEqualTo(10_000);
        assertThat(fit).isLessThan(5000);
    }

    @Test
    void onlySoManyWriteAtATime() throws InterruptedException {
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        sink.behave(batch -> {
            most.accumulateAndGet(writing.incrementAndGet(), Math::max);
            // So that others can come in, if they may.
            boolean ignored = new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
            writing.decrementAndGet();
            return 0;
        });
        Outlets two = new Outlets(folder, new MemoryBudget(MEMORY, 2));
        List<PointOutlet> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(two.open(sink, ScriptedSink.target("east" + i), ScriptedSink.quickly(), new SpoolConfig(4 << 20),
                    ledger));
        }
        for (int i = 0; i < 400; i++) {
            all.get(i % all.size()).take(Batches.of(i, 1));
        }
        ledger.await(it -> it.written() == 400);
        for (PointOutlet outlet : all) {
            outlet.close(SOON);
        }

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void whatComesAfterClosingIsDropped() throws InterruptedException {
        PointOutlet outlet = open();
        outlet.close(SOON);
        outlet.close(SOON);
        outlet.take(Batches.of(0, 7));

        assertThat(ledger.dropped()).isEqualTo(7);
    }
}
