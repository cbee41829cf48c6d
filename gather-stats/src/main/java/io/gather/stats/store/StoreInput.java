package io.gather.stats.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file of members, opened. Where one is damaged the next one is looked for. One thread. */
final class StoreInput implements AutoCloseable {
    private static final int STEP = 1 << 16;

    private final FileChannel channel;

    /** Takes the lines of a member. */
    interface Lines {
        boolean take(byte[] lines) throws IOException;
    }

    private StoreInput(FileChannel channel) {
        this.channel = channel;
    }

    static StoreInput open(Path file) throws IOException {
        return new StoreInput(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Whether it begins as a {@link StoreWriter} begins it. */
    boolean isOurs() throws IOException {
        byte[] start = bytes(0, PointMember.HEADER);
        return start.length == PointMember.HEADER && PointMember.startsAt(start, 0);
    }

    /** @return whether the lines were all wanted */
    boolean members(TimeSpan span, Runnable damaged, Lines lines) throws IOException {
        // What comes behind it while we read is for the next one who reads.
        long size = channel.size();
        long at = 0;
        while (at < size) {
            byte[] head = bytes(at, PointMember.HEADER);
            Optional<PointMember> found = PointMember.header(head, 0, head.length);
            if (found.isEmpty()) {
                long next = next(at + 1, size);
                if (next < size || head.length == PointMember.HEADER) {
                    damaged.run();
                }
                at = next;
                continue;
            }
            PointMember member = found.get();
            if (at + member.length() > size) {
                // Not written to its end, now or ever, unless there is another one behind it.
                long next = next(at + 1, size);
                if (next < size) {
                    damaged.run();
                }
                at = next;
                continue;
            }
            if (member.overlaps(span)) {
                Optional<byte[]> content = member.inflate(bytes(at, member.length()));
                if (content.isEmpty()) {
                    damaged.run();
                } else if (!lines.take(content.get())) {
                    return false;
                }
            }
            at += member.length();
        }
        return true;
    }

    /** Where a member may begin; the end where none does. */
    private long next(long from, long size) throws IOException {
        for (long at = from; at < size; at += STEP) {
            byte[] piece = bytes(at, STEP + PointMember.HEADER);
            for (int i = 0; i < Math.min(STEP, piece.length - PointMember.HEADER + 1); i++) {
                if (PointMember.startsAt(piece, i)) {
                    return at + i;
                }
            }
        }
        return size;
    }

    private byte[] bytes(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // Until it is full, or the file ends.
        }
        byte[] read = new byte[bytes.flip().remaining()];
        bytes.get(read);
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
