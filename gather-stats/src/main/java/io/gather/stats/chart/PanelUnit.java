package io.gather.stats.chart;

import java.util.Locale;

/** What numbers of a panel are, and how they are written. */
enum PanelUnit {
    PERCENT("%"),
    BYTES("bytes"),
    BYTES_PER_SECOND("bytes a second"),
    PER_SECOND("a second"),
    MILLISECONDS("ms"),
    MICROSECONDS("µs"),
    COUNT("");

    private static final String[] BINARY = {"", "k", "M", "G", "T", "P"};

    private final String words;

    PanelUnit(String words) {
        this.words = words;
    }

    /** Behind a title; empty: plain numbers. */
    String words() {
        return words;
    }

    /** Three digits that count. */
    String shown(double value) {
        boolean bytes = this == BYTES || this == BYTES_PER_SECOND;
        double step = bytes ? 1024 : 1000;
        double size = Math.abs(value);
        int power = 0;
        boolean shortened = bytes || this == PER_SECOND || this == COUNT;
        while (shortened && size >= step && power < BINARY.length - 1) {
            size /= step;
            power++;
        }
        String digits = size == 0
                ? "0"
                : size < 0.01
                        ? String.format(Locale.ROOT, "%.1e", size)
                        : size < 9.995
                                ? trimmed("%.2f", size)
                                : size < 99.95 ? trimmed("%.1f", size) : String.format(Locale.ROOT, "%.0f", size);
        String suffix = switch (this) {
            case PERCENT -> " %";
            case BYTES -> " " + BINARY[power] + "B";
            case BYTES_PER_SECOND -> " " + BINARY[power] + "B/s";
            case PER_SECOND -> (power == 0 ? " " : " " + BINARY[power]) + "/s";
            case MILLISECONDS -> " ms";
            case MICROSECONDS -> " µs";
            case COUNT -> power == 0 ? "" : " " + BINARY[power];
        };
        return (value < 0 ? "-" : "") + digits + suffix;
    }

    private static String trimmed(String form, double value) {
        String text = String.format(Locale.ROOT, form, value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
