package io.gather.cli.bundles;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text from nodes as a terminal may see it: what a node printed must not steer one. */
final class Shown {
    private Shown() {}

    /** A line of a file, given a character a byte. */
    static String bytes(String line) {
        return text(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    static String text(String text) {
        if (text.codePoints().noneMatch(Shown::harmful)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (harmful(c)) {
                shown.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean harmful(int c) {
        return c != '\t' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    }
}
