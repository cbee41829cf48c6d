package io.gather.core.bundle.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.bundle.tar.TarParser;

/** Finds, behind damage, the next gzip member that begins with a tar header, or with padding and one. */
final class Resync {
    private static final int STEP = 1 << 20;
    private static final int MAGIC = 3;

    private final FileChannel file;
    private final long end;

    Resync(FileChannel file, long end) {
        this.file = file;
        this.end = end;
    }

    /** Where the member begins; the file's end where there is none. */
    long after(long offset) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(STEP);
        try (MemberReader reader = new MemberReader(file, end)) {
            for (long at = offset; at < end; at += STEP - MAGIC + 1) {
                window.clear();
                int length = Math.max(0, file.read(window, at));
                for (int i = 0; i + MAGIC <= length; i++) {
                    boolean magic = window.get(i) == 0x1f && window.get(i + 1) == (byte) 0x8b && window.get(i + 2) == 8;
                    if (magic && headerAt(reader, at + i)) {
                        return at + i;
                    }
                }
            }
        }
        return end;
    }

    private static boolean headerAt(MemberReader reader, long offset) throws IOException {
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
