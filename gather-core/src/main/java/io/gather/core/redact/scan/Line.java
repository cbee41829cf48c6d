package io.gather.core.redact.scan;

/** A line, or the part of a very long one that is at hand. */
record Line(byte[] bytes, int from, int to, boolean ended) {
    /** Where an expression is tried around an anchor of a very long line. */
    private static final int BEFORE = 256;
    private static final int BEHIND = 2048;

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
