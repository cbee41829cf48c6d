package io.gather.stats.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.gather.core.error.GatherException;
import io.gather.stats.config.Attempts;
import io.gather.stats.config.SpoolConfig;
import io.gather.stats.config.WriteRetries;
import io.gather.stats.error.StatsError;
import io.gather.stats.sink.PointOutlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutletTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;
    private final Ledger ledger = new Ledger();
    private final ScriptedSink sink = new ScriptedSink();

    private PointOutlet open() {
        return open(ScriptedSink.quickly());
    }

    private PointOutlet open(WriteRetries retries) {
        return Outlets.open(sink, ScriptedSink.target("east"), folder, retries, new SpoolConfig(4 << 20), ledger);
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

    @Test
    void twoNeverShareASpool() throws InterruptedException {
        PointOutlet first = open();

        assertThatThrownBy(this::open).isInstanceOfSatisfying(GatherException.class,
                e -> assertThat(e.is(StatsError.SPOOL_HELD)).isTrue());
        first.close(SOON);
        open().close(SOON);
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
