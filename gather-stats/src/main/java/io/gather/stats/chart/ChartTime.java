package io.gather.stats.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time of a page, in steps.
 *
 * @param from seconds of the epoch, a multiple of the step
 * @param step seconds
 */
record ChartTime(long from, long step, int steps) {
    private static final int MOST_STEPS = 240;
    private static final long[] NICE = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600,
            43_200, 86_400};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** @param last included */
    static ChartTime of(long first, long last) {
        long wanted = (last - first) / MOST_STEPS + 1;
        long step = Math.floorDiv(wanted + 86_399, 86_400) * 86_400;
        for (int i = NICE.length - 1; i >= 0; i--) {
            step = NICE[i] >= wanted ? NICE[i] : step;
        }
        long from = Math.floorDiv(first, step) * step;
        return new ChartTime(from, step, Math.toIntExact((last - from) / step + 1));
    }

    int stepOf(long seconds) {
        return Math.toIntExact(Math.floorDiv(seconds - from, step));
    }

    long end() {
        return from + step * steps;
    }

    static String shown(long seconds) {
        return TIME.format(Instant.ofEpochSecond(seconds));
    }
}
