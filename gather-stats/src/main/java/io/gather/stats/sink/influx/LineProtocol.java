package io.gather.stats.sink.influx;

import java.math.BigDecimal;

import io.gather.stats.metric.FieldNames;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagNames;

/** How points are written as lines, byte by byte as gostats does where its lines are right. */
enum LineProtocol {
    /** Of InfluxDB 1: with seconds. */
    V1(1, ", ", ",= ", ",=\" "),
    /** Of InfluxDB 2: with nanoseconds. */
    V2(1_000_000_000, ", \n\r\t\f", ",= \n\r\t\f", ",= \n\r\t\f");

    /** Beyond it not every whole number has digits of its own. */
    private static final double EXACT = 1L << 53;

    private final long perSecond;
    private final String inNames;
    private final String inTags;
    private final String inFields;

    LineProtocol(long perSecond, String inNames, String inTags, String inFields) {
        this.perSecond = perSecond;
        this.inNames = inNames;
        this.inTags = inTags;
        this.inFields = inFields;
    }

    long time(Point point) {
        return Math.multiplyExact(point.seconds(), perSecond);
    }

    String name(String name) {
        return escaped(name, inNames);
    }

    /** Each with what stands around it; empty: it is not written. */
    String[] tags(TagNames names) {
        String[] texts = new String[names.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = names.name(i).isEmpty() ? "" : ',' + escaped(names.name(i), inTags) + '=';
        }
        return texts;
    }

    void value(String tag, StringBuilder line) {
        escape(tag, inTags, line);
    }

    /** Each with what stands around it, where it is not the first; empty: it is not written. */
    String[] fields(FieldNames names) {
        String[] texts = new String[names.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = names.name(i).isEmpty() ? "" : ',' + escaped(names.name(i), inFields) + '=';
        }
        return texts;
    }

    /** The fewest digits that mean this number, without an exponent. */
    static void number(double number, StringBuilder text) {
        if (number == Math.rint(number) && Math.abs(number) < EXACT) {
            text.append(number == 0 && 1 / number < 0 ? "-" : "").append((long) number);
            return;
        }
        String digits = Double.toString(number);
        if (digits.indexOf('E') >= 0) {
            digits = new BigDecimal(digits).toPlainString();
        }
        text.append(digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits);
    }

    /** Of what most texts are made of, and nothing means more than itself. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '"' || c == ',' || c == '=' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String text, String special) {
        StringBuilder escaped = new StringBuilder();
        escape(text, special, escaped);
        return escaped.toString();
    }

    private static void escape(String text, String special, StringBuilder line) {
        if (isPlain(text)) {
            line.append(text);
            return;
        }
        int backslashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            backslashes = c == '\\' ? backslashes + 1 : 0;
            // The protocol has no line feed: where one is meant, InfluxDB 2 has these two letters, and so has everybody here.
            if (c == '\n' || (c < ' ' && special.indexOf(c) >= 0)) {
                line.append('\\').append(c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : 'f');
            } else {
                if (special.indexOf(c) >= 0) {
                    line.append('\\');
                }
                line.append(c);
            }
        }
        if (backslashes > 0) {
            // It would escape what follows. With a space behind it, and an odd number before that, all readers find the end.
            line.append(backslashes % 2 == 0 ? "\\ " : "\\\\ ");
        }
    }
}
