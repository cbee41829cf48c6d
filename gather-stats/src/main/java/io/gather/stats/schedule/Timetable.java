package io.gather.stats.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Says what of a cluster is due. Each pull has slots, its interval apart, that do not drift. Those that nobody was there for are left out,
 * but for the last one: after an outage everything is asked once. Time is in nanoseconds of a clock that does not jump, such as
 * {@link System#nanoTime}. Not safe for several threads.
 */
public final class Timetable {
    private final PriorityQueue<Slot> slots;

    /**
     * @param order among pulls that are due at once: the shorter interval first, then as they were given
     */
    private record Slot(Pull pull, long at, int order) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            // The clock may begin anywhere, and run over.
            int byTime = Long.signum(at - other.at);
            int byInterval = byTime == 0 ? pull.interval().compareTo(other.pull.interval()) : byTime;
            return byInterval == 0 ? Integer.compare(order, other.order) : byInterval;
        }
    }

    /**
     * A pull whose time has come.
     *
     * @param slot when it had come
     * @param skipped how many slots before this one nobody was there for
     */
    public record Due(Pull pull, long slot, long skipped) {}

    /** @param start the first slot of all */
    public Timetable(List<Pull> pulls, long start) {
        this.slots = new PriorityQueue<>(Math.max(1, pulls.size()));
        for (int i = 0; i < pulls.size(); i++) {
            slots.add(new Slot(pulls.get(i), start, i));
        }
    }

    /** What keeps clusters that are collected by one process from being asked all at once: up to the shortest interval. */
    public static Duration jitter(List<Pull> pulls, RandomGenerator random) {
        long most = pulls.stream().mapToLong(pull -> pull.interval().toNanos()).min().orElse(0);
        return Duration.ofNanos(most == 0 ? 0 : random.nextLong(most));
    }

    /** How long there is nothing to do; zero: something is due; empty: there is nothing ever. */
    public Optional<Duration> rest(long now) {
        Slot next = slots.peek();
        return next == null ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(0, next.at - now)));
    }

    /** The one that is due the longest, which it is no more then. */
    public Optional<Due> take(long now) {
        Slot next = slots.peek();
        if (next == null || next.at - now > 0) {
            return Optional.empty();
        }
        slots.remove();
        long interval = next.pull.interval().toNanos();
        long skipped = (now - next.at) / interval;
        long slot = next.at + skipped * interval;
        slots.add(new Slot(next.pull, slot + interval, next.order));
        return Optional.of(new Due(next.pull, slot, skipped));
    }
}
