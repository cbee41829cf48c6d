package io.gather.transport.foolscap.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class OnDemandThreadTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Nothing is left undone, whenever it comes, and nothing is done by two threads at a time. */
    @Test
    void doesAllThatItIsWokenFor() throws InterruptedException {
        int wakers = 8;
        int each = 5000;
        Queue<Integer> waiting = new ConcurrentLinkedQueue<>();
        AtomicInteger done = new AtomicInteger();
        AtomicBoolean working = new AtomicBoolean();
        AtomicInteger overlaps = new AtomicInteger();
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        OnDemandThread thread = new OnDemandThread("test", () -> {
            if (!working.compareAndSet(false, true)) {
                overlaps.incrementAndGet();
            }
            workers.add(Thread.currentThread());
            while (waiting.poll() != null) {
                done.incrementAndGet();
            }
            working.set(false);
            return done.get() < wakers * each;
        });
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < wakers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int k = 0; k < each; k++) {
                    waiting.add(k);
                    thread.wake();
                }
            }));
        }
        for (Thread waker : threads) {
            waker.join();
        }
        assertThat(thread.awaitOver(SOON)).isTrue();
        assertThat(done).hasValue(wakers * each);
        assertThat(overlaps).hasValue(0);
        for (Thread worker : workers) {
            assertThat(worker.join(SOON)).isTrue();
        }
    }

    @Test
    void hasNoThreadWhileThereIsNothingToDo() throws InterruptedException {
        Queue<Thread> workers = new ConcurrentLinkedQueue<>();
        OnDemandThread thread = new OnDemandThread("test", () -> workers.add(Thread.currentThread()));
        for (int i = 1; i <= 3; i++) {
            thread.wake();
            while (workers.size() < i) {
                Thread.onSpinWait();
            }
            for (Thread worker : workers) {
                assertThat(worker.join(SOON)).isTrue();
            }
        }
        assertThat(workers).doesNotHaveDuplicates();
        assertThat(thread.isOver()).isFalse();
    }

    @Test
    void doesNothingWhenItIsOver() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        OnDemandThread thread = new OnDemandThread("test", () -> {
            runs.incrementAndGet();
            return false;
        });
        thread.wake();
        assertThat(thread.awaitOver(SOON)).isTrue();
        thread.wake();
        assertThat(runs).hasValue(1);
    }

    @Test
    void isOverWhenItIsInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        OnDemandThread thread = new OnDemandThread("test", () -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return true;
        });
        thread.wake();
        begun.await();
        thread.interrupt();
        assertThat(thread.awaitOver(SOON)).isTrue();
    }
}
