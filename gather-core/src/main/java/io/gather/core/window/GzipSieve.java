package io.gather.core.window;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * Lets the lines of a window through, of a content that gzip has compressed: what is left of it is compressed again, so that it is
 * what its name says. Where its lines tell no time, it goes as it is.
 */
final class GzipSieve implements Sieve, Closeable {
    /** How many bytes tell whether it is one. */
    static final int MAGIC = 3;
    private static final int MOST_HELD = 4 * LineSieve.LOOKED_AT;

    private final OutputStream out;
    private final Window window;
    private final long latest;
    private final boolean wholeIsWanted;
    private final LineSieve lines;
    private final Inflation inflation;
    private final Passed passed = new Passed();
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private @Nullable GZIPOutputStream packed;
    private Telling telling = Telling.OPEN;
    private boolean torn;

    GzipSieve(OutputStream out, Window window, NodeClock clock, Instant modified) {
        this.out = out;
        this.window = window;
        this.latest = modified.toEpochMilli();
        this.wholeIsWanted = window.holds(modified);
        this.lines = new LineSieve(new Packer(), window, clock, modified);
        this.inflation = new Inflation(lines::take);
    }

    static boolean begins(byte[] bytes, int length) {
        return length >= MAGIC && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
    }

    @Override
    public void take(byte[] bytes, int from, int length) throws IOException {
        switch (telling) {
            case WHOLE -> pass(bytes, from, length);
            case OUTSIDE -> passed.add(length, false);
            case OPEN -> {
                raw.write(bytes, from, length);
                inflation.take(bytes, from, length);
                if (lines.telling() == Telling.TIMED) {
                    timed();
                } else if (lines.telling() != Telling.OPEN || inflation.damaged() || raw.size() > MOST_HELD) {
                    asItIs();
                }
            }
            case TIMED -> {
                if (!torn && !lines.done()) {
                    inflation.take(bytes, from, length);
                }
            }
        }
    }

    /** What was put away begins with its earliest line: a file that was closed after that, and begins too late, ends too late. */
    private void timed() {
        boolean late = window.after(lines.first()) && lines.first() <= latest;
        telling = late ? Telling.OUTSIDE : Telling.TIMED;
        if (late) {
            passed.add(raw.size(), false);
        }
        raw.reset();
    }

    private void asItIs() throws IOException {
        telling = wholeIsWanted ? Telling.WHOLE : Telling.OUTSIDE;
        byte[] held = raw.toByteArray();
        raw.reset();
        take(held, 0, held.length);
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        passed.add(length, true);
        out.write(bytes, from, length);
    }

    /** Nobody can inflate what comes after a gap. */
    @Override
    public void tear() throws IOException {
        if (telling == Telling.OPEN) {
            asItIs();
        }
        torn = true;
    }

    @Override
    public void finish() throws IOException {
        if (telling == Telling.OPEN && !inflation.within()) {
            lines.finish();
            if (lines.telling() == Telling.TIMED) {
                timed();
            }
        }
        if (telling == Telling.OPEN) {
            asItIs();
        } else if (telling == Telling.TIMED) {
            lines.finish();
            if (packed != null) {
                packed.finish();
            }
        }
    }

    /** Whether it ends before its end, or is no gzip from somewhere on. */
    boolean damaged() {
        return telling == Telling.TIMED && !lines.done()
                && (torn || inflation.damaged() || inflation.within());
    }

    @Override
    public boolean done() {
        return telling == Telling.OUTSIDE || (telling == Telling.TIMED && (torn || lines.done()));
    }

    @Override
    public Telling telling() {
        return telling;
    }

    /** Of what is compressed; where that has been cut, of what was in it. */
    @Override
    public Passed passed() {
        return telling == Telling.TIMED ? lines.passed() : passed;
    }

    @Override
    public void close() {
        inflation.close();
    }

    /** Compresses what is let through, from the first byte on. */
    private final class Packer extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (lines.telling() != Telling.TIMED) {
                return;
            }
            if (packed == null) {
                packed = new GZIPOutputStream(out, 64 << 10);
            }
            packed.write(bytes, from, length);
        }
    }
}
