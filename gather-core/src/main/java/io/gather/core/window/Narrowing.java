package io.gather.core.window;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds out where in a large file its window may lie, by looking at lines that are far from each other. It trusts the order of the
 * lines only where all those are in order; then what it leaves out is at least one such step away from the window's edges. So a clock
 * that was set back costs reading, and no line.
 */
public final class Narrowing {
    /** What is smaller is read faster than looked at. */
    static final long LEAST = 8L << 20;
    private static final long STEP = 1L << 20;
    private static final int MOST_STEPS = 4_096;
    private static final int LOOK = 4 << 10;

    private final Source source;
    private final Window window;
    private final LogTimes times;
    private final byte[] buffer = new byte[LineSieve.LOOKED_AT];

    /** Bytes that can be read anywhere. */
    @FunctionalInterface
    public interface Source {
        /** As {@link java.nio.channels.FileChannel#read(java.nio.ByteBuffer, long)}. */
        int read(byte[] into, int most, long position) throws IOException;
    }

    /** A line that tells its time. */
    private record Sample(long position, long moment) {}

    public Narrowing(Source source, Window window, NodeClock clock, Instant modified) {
        this.source = source;
        this.window = window;
        this.times = new LogTimes(clock, modified);
    }

    /** The part of a content of that size that has to be read. Its begin is that of a line. */
    public Stretch of(long size) throws IOException {
        Stretch all = new Stretch(0, size);
        if (size < LEAST) {
            return all;
        }
        int length = fill(0, buffer.length);
        if (GzipSieve.begins(buffer, length) || PackedSieve.begins(buffer, length)
                || JournalSieve.begins(buffer, length)) {
            return all;
        }
        Sample first = sample(0, 0, length);
        List<Sample> samples = first == null ? List.of() : samples(first, size);
        return samples.isEmpty() ? all : between(samples, size);
    }

    /** Empty where they are not in order. */
    private List<Sample> samples(Sample first, long size) throws IOException {
        List<Sample> samples = new ArrayList<>();
        samples.add(first);
        long step = Math.max(STEP, size / MOST_STEPS);
        for (long at = step; at < size; at += step) {
            Sample next = near(at);
            if (next != null && next.moment < samples.getLast().moment) {
                return List.of();
            }
            if (next != null) {
                samples.add(next);
            }
        }
        return samples;
    }

    private Stretch between(List<Sample> samples, long size) {
        int from = 0;
        while (from < samples.size() && window.before(samples.get(from).moment)) {
            from++;
        }
        int to = from;
        while (to < samples.size() && !window.after(samples.get(to).moment)) {
            to++;
        }
        long begin = from < 2 ? 0 : samples.get(from - 2).position;
        return new Stretch(begin, to + 1 < samples.size() ? samples.get(to + 1).position : size);
    }

    private @Nullable Sample near(long position) throws IOException {
        for (int look = LOOK; look <= buffer.length; look *= 4) {
            int length = fill(position, look);
            int line = 0;
            while (line < length && buffer[line] != '\n') {
                line++;
            }
            Sample found = sample(position, line + 1, length);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Sample sample(long position, int from, int length) {
        int at = from;
        while (at < length) {
            int end = at;
            while (end < length && buffer[end] != '\n') {
                end++;
            }
            // A line that is cut off here may look as if it told another time.
            if (end < length || end - at >= Prefix.MOST) {
                long moment = times.find(buffer, at, end);
                if (moment != LogTime.NONE) {
                    return new Sample(position + at, moment);
                }
            }
            at = end + 1;
        }
        return null;
    }

    private int fill(long position, int most) throws IOException {
        int count = Math.max(0, source.read(buffer, most, position));
        return count;
    }
}
