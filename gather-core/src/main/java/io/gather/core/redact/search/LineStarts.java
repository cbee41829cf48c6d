package io.gather.core.redact.search;

import java.util.Arrays;

/** In which line of a text that passes a place is. Only what a scan may still hold is remembered. */
final class LineStarts {
    private static final long HELD = 1 << 20;

    private long[] starts = new long[1 << 10];
    private int first;
    private int end;
    private long seen;
    private long line = 1;
    private long start;

    void add(byte[] bytes, int count) {
        goTo(seen - HELD);
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                add(seen + i + 1);
            }
        }
        seen += count;
    }

    private void add(long next) {
        if (end == starts.length) {
            int left = end - first;
            long[] larger = left > starts.length / 2 ? Arrays.copyOf(starts, starts.length * 2) : starts;
            System.arraycopy(starts, first, larger, 0, left);
            starts = larger;
            first = 0;
            end = left;
        }
        starts[end++] = next;
    }

    /** From here on nobody asks for what is before it. */
    void goTo(long at) {
        while (first < end && starts[first] <= at) {
            start = starts[first++];
            line++;
        }
    }

    /** Of the place gone to, from 1. */
    long line() {
        return line;
    }

    /** Where that line begins. */
    long start() {
        return start;
    }
}
