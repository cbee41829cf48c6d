package io.gather.core.redact.scan;

import java.util.ArrayDeque;
import java.util.function.LongUnaryOperator;

/** Where in UTF-16 a place of the narrow text is: exact for the begin of each line, and for a line in ASCII. */
final class WidePlaces implements LongUnaryOperator {
    /** No secret is told of so late. */
    private static final long HELD = 1 << 20;

    private final ArrayDeque<Line> lines = new ArrayDeque<>();
    private Line last = new Line(0, 0);
    private long narrow;
    private long wide;

    private record Line(long narrow, long wide) {}

    /** A mark of the order of bytes, which the narrow text does not have. */
    void mark() {
        wide += 2;
        last = new Line(narrow, wide);
    }

    void add(int unit) {
        narrow += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        wide += 2;
        if (unit == '\n') {
            lines.add(new Line(narrow, wide));
            goTo(narrow - HELD);
        }
    }

    private void goTo(long place) {
        while (!lines.isEmpty() && lines.getFirst().narrow <= place) {
            last = lines.removeFirst();
        }
    }

    @Override
    public long applyAsLong(long place) {
        goTo(place);
        return last.wide + 2 * (place - last.narrow);
    }
}
