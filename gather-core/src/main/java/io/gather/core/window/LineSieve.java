package io.gather.core.window;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Lets the lines of a window through. Each is judged by its own time, in whatever order they come, since clocks are set back; one
 * without time goes with the line before it, and those before the first time with that one. Of no line more than its begin is held.
 * Only where all lines until then were in order, and many are too late, nothing more is expected.
 */
final class LineSieve implements Sieve {
    /** Where no line tells a time until then, none will. */
    static final int LOOKED_AT = 64 << 10;

    /** That much too late, and in order: no clock was set back. */
    private static final long FAR = 1 << 20;

    private final OutputStream out;
    private final Window window;
    private final LogTimes times;
    private final boolean wholeIsWanted;
    private final Passed passed = new Passed();
    private final ByteArrayOutputStream begin = new ByteArrayOutputStream();
    private final byte[] start = new byte[Prefix.MOST];
    private int started;
    private boolean inLine;
    private boolean inTorn;
    private boolean through;
    private Telling telling = Telling.OPEN;
    private long first = LogTime.NONE;
    private long last = LogTime.NONE;
    private boolean inOrder = true;
    private long late = -1;

    /** @param modified when the content was last changed */
    LineSieve(OutputStream out, Window window, NodeClock clock, Instant modified) {
        this.out = out;
        this.window = window;
        this.times = new LogTimes(clock, modified);
        this.wholeIsWanted = window.holds(modified);
    }

    @Override
    public void take(byte[] bytes, int from, int length) throws IOException {
        switch (telling) {
            case OPEN -> look(bytes, from, length);
            case TIMED -> lines(bytes, from, from + length);
            case WHOLE -> pass(bytes, from, length, true);
            case OUTSIDE -> pass(bytes, from, length, false);
        }
    }

    private void look(byte[] bytes, int from, int length) throws IOException {
        int part = Math.min(length, LOOKED_AT - begin.size());
        begin.write(bytes, from, part);
        if (begin.size() == LOOKED_AT) {
            decide();
            take(bytes, from + part, length - part);
        }
    }

    private void decide() throws IOException {
        byte[] held = begin.toByteArray();
        begin.reset();
        first = first(held);
        if (first == LogTime.NONE) {
            telling = wholeIsWanted ? Telling.WHOLE : Telling.OUTSIDE;
        } else {
            telling = Telling.TIMED;
            through = window.holds(first);
        }
        take(held, 0, held.length);
    }

    private long first(byte[] held) {
        int at = inTorn ? next(held, 0, held.length) : 0;
        long found = LogTime.NONE;
        while (at < held.length && found == LogTime.NONE) {
            int next = next(held, at, held.length);
            found = times.find(held, at, next);
            at = next;
        }
        return found;
    }

    /** Behind the line feed, or at the end where there is none. */
    private static int next(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return Math.min(to, at + 1);
    }

    private void lines(byte[] bytes, int from, int to) throws IOException {
        int run = from;
        int at = from;
        while (at < to) {
            int next = next(bytes, at, to);
            boolean ends = bytes[next - 1] == '\n';
            if (inTorn) {
                pass(bytes, run, at - run, through);
                pass(bytes, at, next - at, false);
                run = next;
                inTorn = !ends;
            } else if (started > 0 || (!inLine && !ends && next - at < Prefix.MOST)) {
                pass(bytes, run, at - run, through);
                next = start(bytes, at, next);
                run = next;
            } else if (!inLine) {
                boolean before = through;
                judge(bytes, at, next);
                if (before != through) {
                    pass(bytes, run, at - run, before);
                    run = at;
                }
                inLine = !ends;
            } else {
                inLine = !ends;
            }
            at = next;
        }
        pass(bytes, run, to - run, through);
    }

    /** Holds the begin of a line until there is enough of it to be judged; returns how far that is. */
    private int start(byte[] bytes, int from, int to) throws IOException {
        int part = Math.min(to - from, Prefix.MOST - started);
        System.arraycopy(bytes, from, start, started, part);
        started += part;
        boolean ends = start[started - 1] == '\n';
        if (ends || started == Prefix.MOST) {
            release(!ends);
        }
        return from + part;
    }

    private void release(boolean goesOn) throws IOException {
        judge(start, 0, started);
        int length = started;
        started = 0;
        inLine = goesOn;
        pass(start, 0, length, through);
    }

    private void judge(byte[] bytes, int from, int to) {
        long moment = times.find(bytes, from, to);
        if (moment != LogTime.NONE) {
            inOrder &= moment >= last;
            last = moment;
            through = window.holds(moment);
            if (late < 0 && window.after(moment)) {
                late = passed.seen();
            }
        }
    }

    private void pass(byte[] bytes, int from, int length, boolean wanted) throws IOException {
        passed.add(length, wanted);
        if (wanted && length > 0) {
            out.write(bytes, from, length);
        }
    }

    @Override
    public void tear() throws IOException {
        if (telling == Telling.OPEN && begin.size() > 0) {
            decide();
        }
        if (started > 0) {
            release(false);
        }
        inLine = false;
        inTorn = telling == Telling.OPEN || telling == Telling.TIMED;
    }

    @Override
    public void finish() throws IOException {
        if (telling == Telling.OPEN) {
            decide();
        }
        if (started > 0) {
            release(false);
        }
    }

    @Override
    public Telling telling() {
        return telling;
    }

    /** The time of the first line that tells one, or {@link LogTime#NONE}. */
    long first() {
        return first;
    }

    @Override
    public boolean done() {
        return telling == Telling.OUTSIDE || (inOrder && late >= 0 && passed.seen() - late > FAR);
    }

    @Override
    public Passed passed() {
        return passed;
    }
}
