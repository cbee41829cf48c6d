package io.gather.core.bundle.table;

/** Reads what {@link PackedBytes} wrote, from anybody's bytes. */
final class PackedInput {
    private byte[] bytes;
    private int at;
    private int end;

    PackedInput(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    void over(byte[] others, int from, int to) {
        bytes = others;
        at = from;
        end = to;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    byte[] array() {
        return bytes;
    }

    int octet() throws TableFault {
        if (at == end) {
            throw cutShort();
        }
        return bytes[at++] & 0xff;
    }

    /** Never below zero. */
    long number() throws TableFault {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new TableFault("has a number that is too large");
    }

    /** A number that is a length, at most this. */
    int length(int most) throws TableFault {
        long value = number();
        if (value > most) {
            throw new TableFault("has a length that cannot be");
        }
        return (int) value;
    }

    /** Passes over so many bytes, and says where they begin. */
    int skip(int length) throws TableFault {
        if (length > end - at) {
            throw cutShort();
        }
        at += length;
        return at - length;
    }

    private static TableFault cutShort() {
        return new TableFault("ends too early");
    }
}
