package io.gather.stats.sink.influx;

import java.math.BigDecimal;

import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;

/** Writes points as lines, byte by byte as gostats does where its lines are right. */
public enum LineProtocol {
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

    /** @return whether there is a line: a point without a number that can be written has none */
    public boolean append(Point point, StringBuilder lines) {
        int start = lines.length();
        escape(point.name(), inNames, lines);
        TagSet tags = point.tags();
        for (int i = 0; i < tags.size(); i++) {
            if (!tags.name(i).isEmpty() && !tags.value(i).isEmpty()) {
                lines.append(',');
                escape(tags.name(i), inTags, lines);
                lines.append('=');
                escape(tags.value(i), inTags, lines);
            }
        }
        if (!fields(point.fields(), lines)) {
            lines.setLength(start);
            return false;
        }
        lines.append(' ').append(Math.multiplyExact(point.seconds(), perSecond)).append('\n');
        return true;
    }

    private boolean fields(FieldSet fields, StringBuilder lines) {
        char before = ' ';
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.name(i).isEmpty() && Double.isFinite(fields.number(i))) {
                lines.append(before);
                escape(fields.name(i), inFields, lines);
                lines.append('=');
                if (fields.isWhole(i)) {
                    lines.append(fields.whole(i)).append('i');
                } else {
                    number(fields.number(i), lines);
                }
                before = ',';
            }
        }
        return before == ',';
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
