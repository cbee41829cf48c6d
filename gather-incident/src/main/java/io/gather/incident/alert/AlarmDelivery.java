package io.gather.incident.alert;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what waits in the book, each target by a thread of its own for as long as there is something: one that fails holds up nobody else.
 * It is tried again, after longer and longer pauses, for a day.
 */
final class AlarmDelivery implements AutoCloseable {
    static final Duration ATTEMPT = Duration.ofMinutes(1);
    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Duration GIVEN_UP = Duration.ofDays(1);
    private static final Duration END = Duration.ofSeconds(5);

    private final AlarmBook book;
    private final AlarmSender sender;
    private final InstantSource clock;
    private final Pause pause;
    private final Consumer<String> notices;
    private final Map<AlarmTarget, Thread> threads = new HashMap<>();

    /** What passes until it is tried again. */
    interface Pause {
        void rest(Duration time) throws InterruptedException;
    }

    AlarmDelivery(AlarmBook book, AlarmSender sender, InstantSource clock, Pause pause, Consumer<String> notices) {
        this.book = book;
        this.sender = sender;
        this.clock = clock;
        this.pause = pause;
        this.notices = notices;
    }

    /** Sees that all that waits is being told. */
    synchronized void deliver() {
        for (AlarmTarget target : book.targets()) {
            threads.computeIfAbsent(target,
                    it -> Thread.ofVirtual().name("incident-alarm").start(() -> work(target)));
        }
    }

    private void work(AlarmTarget target) {
        Duration rest = FIRST;
        try {
            for (WaitingAlarm next = next(target); next != null; next = next(target)) {
                Optional<String> failure = attempt(next);
                if (failure.isEmpty()) {
                    book.done(next);
                    rest = FIRST;
                    continue;
                }
                boolean over = next.since().isBefore(clock.instant().minus(GIVEN_UP));
                notices.accept("the alert '" + next.alarm().alert() + "' could not be told: " + failure.get()
                        + (over ? "; it is given up" : "; it is tried again in " + rest.toSeconds() + " s"));
                if (over) {
                    book.done(next);
                } else {
                    book.later(next);
                }
                pause.rest(rest);
                rest = rest.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : rest.multipliedBy(2);
            }
        } catch (InterruptedException told) {
            leave(target);
        } catch (IOException | RuntimeException e) {
            // What waits is on the disk still, and the next look begins again.
            notices.accept("what alerts wait could not be written down: " + e);
            leave(target);
        }
    }

    /** Null: there is nothing more, and the thread is not counted any longer. */
    private synchronized @Nullable WaitingAlarm next(AlarmTarget target) {
        Optional<WaitingAlarm> first = book.first(target);
        if (first.isEmpty()) {
            leave(target);
        }
        return first.orElse(null);
    }

    private synchronized void leave(AlarmTarget target) {
        threads.remove(target, Thread.currentThread());
    }

    /** @return what went wrong, for people */
    private Optional<String> attempt(WaitingAlarm next) throws InterruptedException {
        FutureTask<Optional<String>> attempt = new FutureTask<>(() -> {
            try {
                sender.send(next.target(), next.alarm());
                return Optional.empty();
            } catch (GatherException e) {
                return Optional.of(e.getMessage() + "; " + e.remedy());
            } catch (IOException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        });
        Thread thread = Thread.ofVirtual().name("incident-alarm").start(attempt);
        try {
            return attempt.get(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of(next.target().shown() + " did not take it within " + ATTEMPT.toSeconds() + " s");
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } finally {
            thread.interrupt();
            boolean ignored = thread.join(END);
        }
    }

    /** Until all is told that can be: for tests. */
    boolean join(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (Thread thread : working()) {
            if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    private synchronized List<Thread> working() {
        return List.copyOf(threads.values());
    }

    @Override
    public void close() {
        working().forEach(Thread::interrupt);
        try {
            boolean ignored = join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
