package io.gather.stats.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

import io.gather.stats.sink.PointBatch;
import org.jspecify.annotations.Nullable;

/**
 * A file of records, one behind the other, each with its length, its points and its sum. At its start stands where the first one is that is
 * still wanted. A record that was cut off ends the file. For one thread at a time.
 */
final class SpoolSegment implements AutoCloseable {
    static final int HEADER = 32;
    private static final byte[] MAGIC = {'g', 'p', 'o', 'i', 'n', 't', 's', '2'};
    private static final int PLACE = 8;
    private static final int PLACE_SIZE = 12;
    private static final int RECORD_HEADER = 12;

    private final Path file;
    private final FileChannel channel;
    private long place = HEADER;
    private long end = HEADER;
    private long points;
    private long cutOff;

    /** @param next where the one behind it begins */
    record Stored(PointBatch batch, int points, long next) {}

    private SpoolSegment(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static SpoolSegment create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                        "rw-------")));
        SpoolSegment segment = new SpoolSegment(file, channel);
        try {
            segment.writeAll(ByteBuffer.wrap(MAGIC), 0);
            segment.keepPlace(HEADER);
            return segment;
        } catch (IOException e) {
            segment.remove();
            throw e;
        }
    }

    /** @return empty where the file is none of these; it is left as it is */
    static Optional<SpoolSegment> open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        SpoolSegment segment = new SpoolSegment(file, channel);
        byte[] magic = segment.read(0, MAGIC.length);
        if (magic == null || !Arrays.equals(magic, MAGIC)) {
            channel.close();
            return Optional.empty();
        }
        segment.find();
        return Optional.of(segment);
    }

    /** Finds what is in the file; what is torn at its end is cut off. */
    private void find() throws IOException {
        byte[] bytes = read(PLACE, PLACE_SIZE);
        if (bytes != null) {
            ByteBuffer kept = ByteBuffer.wrap(bytes);
            long first = kept.getLong();
            // Where it cannot be believed everything is written once more, which changes nothing.
            place = kept.getInt() == sum(bytes, Long.BYTES) && first >= HEADER ? first : HEADER;
        }
        long size = channel.size();
        long at = HEADER;
        ByteBuffer header = header(at);
        while (header != null && header.getInt(0) > 0 && at + RECORD_HEADER + header.getInt(0) <= size) {
            points += at >= place ? header.getInt(4) : 0;
            at += RECORD_HEADER + header.getInt(0);
            header = header(at);
        }
        end = at;
        place = Math.min(place, end);
        // What was torn while it was written was never kept; what is no record at all was something else before.
        cutOff = header != null && header.getInt(0) <= 0 ? size - end : 0;
        channel.truncate(end);
    }

    /** How many bytes at its end were no records when it was opened. */
    long cutOff() {
        return cutOff;
    }

    private @Nullable ByteBuffer header(long at) throws IOException {
        byte[] header = read(at, RECORD_HEADER);
        return header == null ? null : ByteBuffer.wrap(header);
    }

    static int sizeOf(ByteBuffer record) {
        return RECORD_HEADER + record.remaining();
    }

    void append(ByteBuffer record, int count) throws IOException {
        int length = record.remaining();
        ByteBuffer header = ByteBuffer.allocate(RECORD_HEADER);
        header.putInt(length).putInt(count).putInt(sum(record)).flip();
        try {
            writeAll(header, end);
            writeAll(record.duplicate(), end + RECORD_HEADER);
        } catch (IOException e) {
            truncate(e);
            throw e;
        }
        end += RECORD_HEADER + length;
        points += count;
    }

    private void truncate(IOException because) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /**
     * The record at a place.
     *
     * @return null: there is none
     * @throws IOException when it is damaged: nothing behind it can be found
     */
    @Nullable
    Stored read(long at) throws IOException {
        if (at >= end) {
            return null;
        }
        ByteBuffer header = header(at);
        byte[] record = header == null || header.getInt(0) < 0 ? null : read(at + RECORD_HEADER, header.getInt(0));
        if (header == null || record == null || header.getInt(8) != sum(record, record.length)) {
            throw new IOException(file + " is damaged at byte " + at);
        }
        return new Stored(BatchBytes.read(record), header.getInt(4), at + RECORD_HEADER + record.length);
    }

    /** Forgets what stands before. */
    void forgetBefore(long next, int count) throws IOException {
        place = next;
        points = Math.max(0, points - count);
        keepPlace(next);
        if (place >= end && end > HEADER) {
            // Who dies in between reads it all once more.
            keepPlace(HEADER);
            channel.truncate(HEADER);
            place = HEADER;
            end = HEADER;
            points = 0;
        }
    }

    private void keepPlace(long at) throws IOException {
        byte[] bytes = new byte[PLACE_SIZE];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).putLong(at);
        buffer.putInt(sum(bytes, Long.BYTES)).flip();
        writeAll(buffer, PLACE);
    }

    /** Where the first record is that is still wanted. */
    long place() {
        return place;
    }

    long size() {
        return end;
    }

    /** Those that are still wanted. */
    long points() {
        return points;
    }

    boolean isEmpty() {
        return place >= end;
    }

    void remove() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void writeAll(ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
    }

    /** @return null: the file ends before */
    private byte @Nullable [] read(long at, int length) throws IOException {
        if (at + length > channel.size()) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                return null;
            }
        }
        return bytes.array();
    }

    private static int sum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate());
        return (int) sum.getValue();
    }

    private static int sum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
