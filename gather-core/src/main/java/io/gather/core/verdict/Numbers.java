package io.gather.core.verdict;

import java.time.Duration;

import io.gather.core.plan.Limits;
import io.gather.core.units.ByteSize;

/** What every minion keeps to, where a plan does not say it. */
public final class Numbers {
    /** Values of one list. */
    public static final int MOST_VALUES = 512;
    /** Files of one task that are looked at. */
    public static final int MOST_FILES = 200_000;

    /** First bytes of a file that tell it from its rotated successor. */
    public static final int HEAD = 1 << 10;

    /** For a command that says what there is, and what it may print. */
    public static final Duration ASK = Duration.ofSeconds(30);
    public static final int MOST_ANSWER = 1 << 20;

    /** Between SIGTERM and SIGKILL, for a command whose time is over; after a stop, or for what it left behind, less. */
    public static final Duration GRACE = Duration.ofSeconds(2);
    public static final Duration GRACE_ON_STOP = Duration.ofMillis(500);
    /** For the rest of its output, which a process in the background may hold open. */
    public static final Duration DRAIN = Duration.ofSeconds(2);

    /** For one of the kernel's files. */
    public static final Duration KERNEL_FILE = Duration.ofSeconds(10);

    /** Of the end of long output, where it cannot be held in a file. */
    public static final int TAILS_IN_MEMORY = 8 << 20;

    /** What is held back on a spool's disk, so that outcomes can be told when it is full. */
    public static final int RESERVE = 256 << 10;
    /** What is said of results takes room too. */
    public static final long FOR_LINES = 2 << 20;
    public static final int SHARE_FOR_LINES = 8;
    /** A small disk would have nothing to give if the usual amount had to stay free: one part of so many does. */
    public static final int LEFT_FREE_AT_MOST = 2;

    /** A spool that nobody comes for. */
    public static final Duration SPOOL_LIFE = Duration.ofHours(24);

    /** Tasks at the same time, however many cores there are. */
    public static final int MOST_PARALLEL = 4;

    /** Tasks that only wait, beside the others. */
    public static final int WAITING = 8;

    private Numbers() {}

    /** Tasks at the same time. */
    public static int parallel(Limits limits, int cores) {
        return limits.parallel() > 0 ? limits.parallel() : Math.min(MOST_PARALLEL, cores);
    }

    /** The same where it is not asked for the cores: as many at most. */
    public static int parallel(Limits limits) {
        return parallel(limits, MOST_PARALLEL);
    }

    /** Bytes that stay free on a disk of that size. */
    public static long leaveFree(ByteSize wanted, long disk) {
        return Math.min(wanted.bytes(), disk / LEFT_FREE_AT_MOST);
    }

    /** Bytes that are to be free when another result begins. */
    public static long leaveFreeForMore(long leaveFree, long disk) {
        return Math.max(leaveFree, Math.min(FOR_LINES, disk / SHARE_FOR_LINES));
    }
}
