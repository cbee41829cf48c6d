package io.gather.stats.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A gzip member that tells in its header, in an extra field {@code GS}, what is in it and where it ends. Whoever looks for a span of
 * time leaves it out unread, and knows a torn one by its length.
 *
 * @param length of the member with header and trailer
 * @param raw bytes when it is inflated
 * @param points how many lines there are
 * @param first the earliest time in it, in seconds of the epoch
 * @param last the latest one
 */
record PointMember(int length, int raw, int points, long first, long last) {
    static final int HEADER = 12 + 4 + 36;
    static final int MOST_RAW = 8 << 20;
    static final int MOST_LENGTH = MOST_RAW + (1 << 16);
    private static final int TRAILER = 8;
    private static final int DATA = 36;
    private static final int CHECKED = DATA - 4;
    private static final byte[] START = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 0xff, DATA + 4, 0, 'G', 'S',
            DATA,
            0};
    private static final int VERSION = 1;

    boolean overlaps(TimeSpan span) {
        return last >= span.from() && first < span.until();
    }

    static byte[] of(byte[] lines, int points, long first, long last) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(lines);
            deflater.finish();
            // What cannot be compressed becomes a little longer: five bytes for every 16 KiB, and some.
            byte[] deflated = new byte[lines.length + lines.length / 1000 + 64];
            int length = deflater.deflate(deflated);
            if (!deflater.finished()) {
                throw new IllegalStateException("more room was needed for " + lines.length + " bytes");
            }
            PointMember member = new PointMember(HEADER + length + TRAILER, lines.length, points, first, last);
            ByteBuffer bytes = ByteBuffer.allocate(member.length).order(ByteOrder.LITTLE_ENDIAN);
            member.header(bytes);
            return bytes.put(deflated, 0, length).putInt((int) crc(lines, 0, lines.length)).putInt(lines.length)
                    .array();
        } finally {
            deflater.end();
        }
    }

    private void header(ByteBuffer bytes) {
        bytes.put(START);
        int start = bytes.position();
        bytes.putInt(VERSION).putInt(length).putInt(raw).putInt(points).putLong(first).putLong(last);
        CRC32 checked = new CRC32();
        checked.update(bytes.duplicate().position(start).limit(start + CHECKED));
        bytes.putInt((int) checked.getValue());
    }

    /** Empty: no member of ours begins with these bytes. */
    static Optional<PointMember> header(byte[] bytes, int at, int end) {
        if (end - at < HEADER || !startsAt(bytes, at)) {
            return Optional.empty();
        }
        ByteBuffer data = ByteBuffer.wrap(bytes, at + START.length, DATA).order(ByteOrder.LITTLE_ENDIAN);
        int version = data.getInt();
        PointMember member = new PointMember(data.getInt(), data.getInt(), data.getInt(), data.getLong(),
                data.getLong());
        boolean whole = data.getInt() == (int) crc(bytes, at + START.length, CHECKED);
        return whole && version == VERSION && member.length > HEADER + TRAILER && member.length <= MOST_LENGTH
                && member.raw > 0 && member.raw <= MOST_RAW ? Optional.of(member) : Optional.empty();
    }

    static boolean startsAt(byte[] bytes, int at) {
        for (int i = 0; i < START.length; i++) {
            if (bytes[at + i] != START[i]) {
                return false;
            }
        }
        return true;
    }

    /** @return the lines; empty: it is damaged */
    Optional<byte[]> inflate(byte[] member) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(member, HEADER, length - HEADER - TRAILER);
            byte[] lines = new byte[raw];
            int got = 0;
            while (got < raw && !inflater.finished()) {
                int more = inflater.inflate(lines, got, raw - got);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return Optional.empty();
                }
                got += more;
            }
            ByteBuffer trailer = ByteBuffer.wrap(member, length - TRAILER, TRAILER).order(ByteOrder.LITTLE_ENDIAN);
            boolean whole = got == raw && trailer.getInt() == (int) crc(lines, 0, raw) && trailer.getInt() == raw;
            return whole ? Optional.of(lines) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static long crc(byte[] bytes, int at, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, at, length);
        return crc.getValue();
    }
}
