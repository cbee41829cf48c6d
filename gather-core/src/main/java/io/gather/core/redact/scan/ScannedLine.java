package io.gather.core.redact.scan;

import org.jspecify.annotations.Nullable;

/** A line, or the part of a very long one that is at hand. */
final class ScannedLine {
    /** Where an expression is tried around an anchor of a very long line. */
    private static final int BEFORE = 256;
    private static final int BEHIND = 2048;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final long before;
    private @Nullable String whole;

    /**
     * @param bytes are not copied: the line is looked at while they stay
     * @param before how many bytes of the text stand before them
     */
    ScannedLine(byte[] bytes, int from, int to, long before) {
        this.before = before;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** A part of it, each byte a character: offsets are the same, and no encoding is wrong. */
    String text(int begin, int end) {
        if (begin != from || end != to) {
            return Bytes.text(bytes, begin, end);
        }
        String known = whole;
        if (known == null) {
            known = Bytes.text(bytes, from, to);
            whole = known;
        }
        return known;
    }

    /** How many bytes of the text stand before one of its bytes. */
    long place(int at) {
        return before + at;
    }

    /** From behind the dash of a list's item, where it begins with one. */
    ScannedLine withoutDash() {
        int begin = begin();
        return begin + 1 < to && bytes[begin] == '-' && bytes[begin + 1] == ' '
                ? new ScannedLine(bytes, begin + 1, to, before)
                : this;
    }

    /** Past the blanks that it begins with. */
    int begin() {
        return Bytes.skipBlanks(bytes, from, to);
    }

    boolean isComment() {
        int begin = begin();
        return begin < to && (bytes[begin] == '#' || bytes[begin] == ';');
    }

    boolean isShort() {
        return to - from <= BEFORE + BEHIND;
    }

    int windowFrom(int anchor) {
        return isShort() ? from : Math.max(from, anchor - BEFORE);
    }

    int windowTo(int anchor) {
        return isShort() ? to : Math.min(to, anchor + BEHIND);
    }
}
