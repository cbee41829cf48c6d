package io.gather.stats.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Time that passes when a test lets it, and only when everybody who lives in it sleeps. */
final class TestPace implements CollectorPace {
    private static final Instant START = Instant.ofEpochSecond(1_700_000_000);
    private static final long DEADLINE = Duration.ofSeconds(20).toNanos();

    private final List<Long> sleepers = new ArrayList<>();
    private long now = -5_000_000_000L;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized Instant instant() {
        return START.plusNanos(now);
    }

    @Override
    public synchronized void sleep(Duration time) throws InterruptedException {
        Long until = now + time.toNanos();
        sleepers.add(until);
        notifyAll();
        try {
            while (now - until < 0) {
                wait();
            }
        } catch (InterruptedException e) {
            sleepers.remove(until);
            notifyAll();
            throw e;
        }
    }

    /** Lets that time pass, as one sleeper after the other wakes up; before each step so many must sleep. */
    synchronized void pass(Duration time, int all) {
        long end = now + time.toNanos();
        awaitSleepers(all);
        while (true) {
            long next = sleepers.stream().mapToLong(it -> it).min().orElse(end);
            now = Math.min(Math.max(next, now), end);
            sleepers.removeIf(it -> it - now <= 0);
            notifyAll();
            awaitSleepers(all);
            if (now >= end) {
                return;
            }
        }
    }

    /** Lets time pass until so many sleep, which a change brings about. */
    void passUntil(int all) {
        passUntil(all, () -> true);
    }

    /** Lets time pass until so many sleep and it is so. */
    synchronized void passUntil(int all, BooleanSupplier so) {
        long deadline = System.nanoTime() + DEADLINE;
        try {
            int quiet = 0;
            while (quiet < 3) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(sleepers.size() + " sleep, not " + all + ", or it is not so");
                }
                if (sleepers.size() == all && so.getAsBoolean()) {
                    quiet++;
                } else {
                    quiet = 0;
                    now += Duration.ofMillis(100).toNanos();
                    sleepers.removeIf(it -> it - now <= 0);
                    notifyAll();
                }
                wait(5);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    synchronized void awaitSleepers(int all) {
        long deadline = System.nanoTime() + DEADLINE;
        try {
            while (sleepers.size() != all) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(sleepers.size() + " sleep, not " + all);
                }
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
