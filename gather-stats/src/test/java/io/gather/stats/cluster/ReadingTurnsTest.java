package io.gather.stats.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingTurnsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void onlySoManyAnswersAreReadAtATime() throws Exception {
        ReadingTurns turns = new ReadingTurns(2, LONG);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> all = new ArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                all.add(threads.submit(() -> turns.<Integer>each(body -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(100_000);
                    now.decrementAndGet();
                    return 1;
                }).of(InputStream.nullInputStream())));
            }
            for (Future<Integer> each : all) {
                assertThat(each.get()).isEqualTo(1);
            }
        }

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void whoeverSendsSlowlyHoldsUpNobodyForLong() throws Exception {
        ReadingTurns turns = new ReadingTurns(1, Duration.ofMillis(20));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> slow = threads.submit(() -> turns.<Integer>each(body -> {
                held.countDown();
                awaitUnbroken(end);
                return 1;
            }).of(InputStream.nullInputStream()));
            held.await();

            assertThat(turns.<Integer>each(body -> 2).of(InputStream.nullInputStream())).isEqualTo(2);

            end.countDown();
            assertThat(slow.get()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatCannotBeReadLeavesItsTurn() throws Exception {
        ReadingTurns turns = new ReadingTurns(1, LONG);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> turns.each(body -> {
                throw new IOException("no JSON");
            }).of(InputStream.nullInputStream())).hasMessage("no JSON");
        }
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> turns.each(body -> 1).of(InputStream.nullInputStream()))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(turns.<Integer>each(body -> 1).of(InputStream.nullInputStream())).isEqualTo(1);
    }

    private static void awaitUnbroken(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
