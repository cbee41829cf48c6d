package io.gather.incident.web.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** How many there were in each part of a time. */
final class RateChart {
    private static final long MINUTE = 60_000;
    private static final long[] WIDTHS = {MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE, 360 * MINUTE,
            720 * MINUTE, 1440 * MINUTE, 2 * 1440 * MINUTE, 7 * 1440 * MINUTE, 28 * 1440 * MINUTE, 84 * 1440 * MINUTE,
            364 * 1440 * MINUTE};
    private static final int HEIGHT = 60;
    private static final int STEP = 12;

    private final long from;
    private final long width;
    private final int[] counts;

    /**
     * @param from in milliseconds since 1970
     * @param width of each part, in milliseconds
     */
    private RateChart(long from, long width, int[] counts) {
        this.from = from;
        this.width = width;
        this.counts = counts;
    }

    /** @param most parts; what is outside of the time is not counted */
    static RateChart of(long[] times, long from, long until, int most) {
        long end = Math.max(until, from + MINUTE);
        long width = Arrays.stream(WIDTHS).filter(it -> (end - from) / it < most - 1).findFirst()
                .orElse((end - from) / (most - 1) + 1);
        long begin = Math.floorDiv(from, width) * width;
        int[] counts = new int[(int) Math.max(1, Math.min(most, (end - begin + width - 1) / width))];
        for (long time : times) {
            long at = Math.floorDiv(time - begin, width);
            if (at >= 0 && at < counts.length) {
                counts[(int) at]++;
            }
        }
        return new RateChart(begin, width, counts);
    }

    /** Others within the same time. */
    RateChart with(long[] times, int most) {
        return of(times, from, from + width * counts.length, most);
    }

    private String part() {
        long minutes = width / MINUTE;
        return minutes % 1440 == 0 ? minutes / 1440 + " d" : minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }

    /** @param name of what is counted, for those who do not see it */
    void draw(MarkupWriter html, String name, boolean small) throws IOException {
        int max = Math.max(1, Arrays.stream(counts).max().orElse(1));
        int total = Arrays.stream(counts).sum();
        html.begin("svg", "class", small ? "spark" : "rate", "viewBox", "0 0 " + counts.length * STEP + " " + HEIGHT,
                "preserveAspectRatio", "none", "role", "img", "aria-label",
                name + ": " + total + ", at most " + max + " in " + part());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                int height = Math.max(2, (int) Math.round((double) HEIGHT * counts[i] / max));
                html.begin("rect", "x", Integer.toString(i * STEP + 1), "y", Integer.toString(HEIGHT - height), "width",
                        Integer.toString(STEP - 2), "height", Integer.toString(height));
                html.element("title", PageTimes.minute(from + i * width) + ": " + counts[i]).end("rect");
            }
        }
        html.end("svg");
        if (!small) {
            html.begin("p", "class", "hint").text(String.format(Locale.ROOT,
                    "%s to %s, a bar %s, at most %d", PageTimes.minute(from),
                    PageTimes.minute(from + counts.length * width), part(), max)).end("p");
        }
    }

}
