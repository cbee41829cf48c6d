package io.gather.stats.chart;

/**
 * A line of a panel: a number for each step of the page's time, NaN where there is none. What several series give to one step is added up
 * or averaged. One thread.
 */
final class ChartLine {
    private final String legend;
    private final boolean sums;
    private final double[] totals;
    private final int[] counts;

    ChartLine(String legend, boolean sums, int steps) {
        this.legend = legend;
        this.sums = sums;
        this.totals = new double[steps];
        this.counts = new int[steps];
    }

    String legend() {
        return legend;
    }

    int steps() {
        return totals.length;
    }

    void add(int step, double value) {
        if (step >= 0 && step < totals.length) {
            totals[step] += value;
            counts[step]++;
        }
    }

    double at(int step) {
        return counts[step] == 0 ? Double.NaN : sums ? totals[step] : totals[step] / counts[step];
    }

    double last() {
        for (int i = totals.length - 1; i >= 0; i--) {
            if (counts[i] > 0) {
                return at(i);
            }
        }
        return Double.NaN;
    }

    double highest() {
        double highest = Double.NaN;
        for (int i = 0; i < totals.length; i++) {
            highest = counts[i] > 0 && !(at(i) <= highest) ? at(i) : highest;
        }
        return highest;
    }

    double average() {
        double sum = 0;
        int steps = 0;
        for (int i = 0; i < totals.length; i++) {
            if (counts[i] > 0) {
                sum += at(i);
                steps++;
            }
        }
        return steps == 0 ? Double.NaN : sum / steps;
    }
}
