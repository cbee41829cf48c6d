package io.gather.core.minion;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Numbers by which the processes of a run are known even when they emptied their environment and left their session. They are set as
 * the soft limit of file locks, which Linux passes on to every child and has not looked at since version 2.4.
 */
public record LimitMark(String gather, String node) {
    private static final long LEAST = 10_000_000;
    private static final long RANGE = 90_000_000;
    private static final long UNITS = 1_000_000_000;
    private static final int VALUES = 1000;

    /** The first eight of their 17 digits, for all processes of the run. */
    public long run() {
        CRC32 sum = new CRC32();
        sum.update((gather + "/" + node).getBytes(StandardCharsets.UTF_8));
        return LEAST + sum.getValue() % RANGE;
    }

    /** @param unit number of a task, and of the value where it runs over a list: {@code 12-3}; anything else is task 0 */
    public long unit(String unit) {
        String[] parts = unit.split("-", 2);
        long task = number(parts[0], 0);
        return run() * UNITS + task * VALUES + (parts.length == 1 ? VALUES - 1 : number(parts[1], VALUES - 1));
    }

    private static long number(String text, long otherwise) {
        return text.matches("[0-9]{1,6}") ? Long.parseLong(text) : otherwise;
    }
}
