package io.gather.stats.chart;

/**
 * What one series has had lately: its number holds until the next one comes, unless that takes three times as long as it usually does. So
 * series that are asked for at different times can be added up. One thread.
 */
final class Holding {
    private static final int LONGEST = 3;

    private final ChartLine line;
    private int step = -1;
    private double sum;
    private int count;
    private int usual = Integer.MAX_VALUE;

    Holding(ChartLine line) {
        this.line = line;
    }

    void add(int at, double value) {
        if (at != step) {
            flush(at);
            step = at;
            sum = 0;
            count = 0;
        }
        sum += value;
        count++;
    }

    private void flush(int until) {
        if (count == 0) {
            return;
        }
        int gap = until - step;
        // One that is late stands for its own step only.
        int held = 1;
        if (gap > 0) {
            usual = Math.min(usual, gap);
            held = gap <= LONGEST * usual ? gap : usual;
        }
        for (int i = step; i < step + held; i++) {
            line.add(i, sum / count);
        }
    }

    void end() {
        flush(step + (usual == Integer.MAX_VALUE ? 1 : usual));
        count = 0;
    }
}
