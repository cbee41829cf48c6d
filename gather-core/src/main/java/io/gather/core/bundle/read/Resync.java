package io.gather.core.bundle.read;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.bundle.tar.TarParser;

/** Finds, behind damage, the next gzip member that begins with a tar header, or with padding and one. */
final class Resync implements Closeable {
    private static final int STEP = 1 << 20;
    private static final int MAGIC = 3;
    /** Nobody names a file so long in a member that he writes. */
    private static final int LONGEST_FIELD = 300;

    private final FileChannel file;
    private final long end;
    private final MemberReader reader;
    /** What was read last is kept: there may be damage every few bytes. */
    private final ByteBuffer window = ByteBuffer.allocate(STEP).limit(0);
    private long start;

    Resync(FileChannel file, long end) {
        this.file = file;
        this.end = end;
        this.reader = new MemberReader(file, end, LONGEST_FIELD);
    }

    /** Where the member begins; the file's end where there is none. */
    long after(long offset) throws IOException {
        for (long at = offset; at + MAGIC <= end; at++) {
            if (at < start || at + MAGIC > start + window.limit()) {
                read(at);
            }
            int i = (int) (at - start);
            boolean magic = window.get(i) == 0x1f && window.get(i + 1) == (byte) 0x8b && window.get(i + 2) == 8;
            if (magic && headerAt(at)) {
                return at;
            }
        }
        return end;
    }

    private void read(long at) throws IOException {
        window.clear();
        start = at;
        while (window.position() < MAGIC) {
            if (file.read(window, at + window.position()) < 0) {
                throw new EOFException("became shorter while it was read");
            }
        }
        window.flip();
    }

    @Override
    public void close() {
        reader.close();
    }

    private boolean headerAt(long offset) throws IOException {
        try {
            reader.open(offset);
            byte[] start = reader.readNBytes(2 * TarHeader.BLOCK);
            int zeros = 0;
            while (zeros < start.length && start[zeros] == 0) {
                zeros++;
            }
            return zeros < TarHeader.BLOCK && zeros + TarHeader.BLOCK <= start.length && TarParser
                    .isHeader(java.util.Arrays.copyOfRange(start, zeros, zeros + TarHeader.BLOCK));
        } catch (IOException e) {
            if (Damage.is(e)) {
                return false;
            }
            throw e;
        }
    }
}
