package io.gather.core.window;

import java.io.Closeable;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates gzip members as they come, one after another. */
final class Inflation implements Closeable {
    private static final int FIXED = 10;
    private static final int TRAILER = 8;
    private static final int CHECKED = 2;
    private static final int MORE = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final Sink sink;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[64 << 10];
    private final byte[] small = new byte[FIXED];
    private Part part = Part.HEADER;
    private int count;
    private int flags;
    private int skipped;
    private boolean damaged;

    /** What of a member comes next. */
    private enum Part {
        HEADER,
        MORE_SIZE,
        MORE,
        NAME,
        COMMENT,
        CHECK,
        BODY,
        TRAILER
    }

    /** Takes what comes out. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] bytes, int from, int length) throws IOException;
    }

    Inflation(Sink sink) {
        this.sink = sink;
    }

    /** Whether what came last was no gzip any more: nothing comes out after that. */
    boolean damaged() {
        return damaged;
    }

    /** Whether a member has begun that has not ended. */
    boolean within() {
        return part != Part.HEADER || count > 0;
    }

    void take(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        while (at < from + length && !damaged) {
            at = part == Part.BODY ? body(bytes, at, from + length) : header(bytes, at);
        }
    }

    private int header(byte[] bytes, int at) {
        int b = bytes[at] & 0xff;
        switch (part) {
            case HEADER -> first(b);
            case MORE_SIZE -> {
                skipped |= b << (8 * count++);
                if (count == 2) {
                    enter(skipped > 0 ? Part.MORE : afterMore());
                }
            }
            case MORE -> {
                if (++count == skipped) {
                    enter(afterMore());
                }
            }
            case NAME -> {
                if (b == 0) {
                    enter(afterName());
                }
            }
            case COMMENT -> {
                if (b == 0) {
                    enter(afterComment());
                }
            }
            case CHECK -> {
                if (++count == 2) {
                    enter(Part.BODY);
                }
            }
            case TRAILER -> trailer(b);
            case BODY -> throw new IllegalStateException("no header");
        }
        return at + 1;
    }

    private void first(int b) {
        // Some tools fill up with zeros.
        if (count == 0 && b == 0) {
            return;
        }
        small[count++] = (byte) b;
        boolean magic = switch (count) {
            case 1 -> b == 0x1f;
            case 2 -> b == 0x8b;
            case 3 -> b == 8;
            default -> true;
        };
        if (!magic) {
            damaged = true;
        } else if (count == FIXED) {
            flags = small[3];
            skipped = 0;
            enter((flags & MORE) != 0 ? Part.MORE_SIZE : afterMore());
        }
    }

    private Part afterMore() {
        return (flags & NAME) != 0 ? Part.NAME : afterName();
    }

    private Part afterName() {
        return (flags & COMMENT) != 0 ? Part.COMMENT : afterComment();
    }

    private Part afterComment() {
        return (flags & CHECKED) != 0 ? Part.CHECK : Part.BODY;
    }

    private void enter(Part next) {
        part = next;
        count = 0;
        if (next == Part.BODY) {
            inflater.reset();
            crc.reset();
        }
    }

    private int body(byte[] bytes, int from, int to) throws IOException {
        inflater.setInput(bytes, from, to - from);
        try {
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                crc.update(buffer, 0, length);
                sink.take(buffer, 0, length);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    damaged = inflater.needsDictionary();
                    return to;
                }
            }
        } catch (DataFormatException e) {
            damaged = true;
            return to;
        }
        int rest = inflater.getRemaining();
        enter(Part.TRAILER);
        return to - rest;
    }

    private void trailer(int b) {
        small[count++] = (byte) b;
        if (count == TRAILER) {
            damaged = number(0) != (int) crc.getValue() || number(4) != (int) inflater.getBytesWritten();
            enter(Part.HEADER);
        }
    }

    private int number(int at) {
        return (small[at] & 0xff) | (small[at + 1] & 0xff) << 8 | (small[at + 2] & 0xff) << 16 | small[at + 3] << 24;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
