package io.gather.core.redact.scan;

/** Keys and values in what is escaped as in URLs: {@code password%3DX%26}, {@code %22password%22%3A%22X%22}. */
final class PercentEncoded {
    private static final int LENGTH = 3;

    private PercentEncoded() {}

    /** Past the quote that may end a name, and what separates it from its value; -1: none does. */
    static int value(ScannedLine line, int at) {
        int next = past(line, at, "%22", "%27");
        int value = past(line, next, "%3d", "%3a");
        if (value == next) {
            return -1;
        }
        int blank = past(line, value, "%20", "%09");
        return past(line, blank, "%22", "%27");
    }

    static boolean isBefore(ScannedLine line, int value) {
        int from = value - LENGTH;
        return from >= line.from() && line.bytes()[from] == '%' && Bytes.isDigit(line.bytes()[from + 1]);
    }

    /** Where a value ends. */
    static int end(ScannedLine line, int from) {
        int at = from;
        while (at < line.to() && !Bytes.isBlank(line.bytes()[at]) && "&\"'<>".indexOf(line.bytes()[at]) < 0
                && past(line, at, "%22", "%26") == at && past(line, at, "%0a", "%20") == at
                && past(line, at, "%2c", "%7d") == at && past(line, at, "%3b", "%27") == at) {
            at++;
        }
        return at;
    }

    private static int past(ScannedLine line, int at, String one, String other) {
        return Bytes.startsWith(line.bytes(), at, line.to(), one)
                || Bytes.startsWith(line.bytes(), at, line.to(), other)
                        ? at + LENGTH
                        : at;
    }
}
