package io.gather.core.bundle.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file with records in order, one of them in memory. */
final class RecordRun {
    private final FileChannel file;
    private final int number;
    private final RecordBytes record = new RecordBytes();
    private final long end;
    private long at;
    private byte[] buffer;
    private int from;
    private int filled;

    RecordRun(FileChannel file, int number, long start, long end, int buffer) {
        this.file = file;
        this.number = number;
        this.at = start;
        this.end = end;
        this.buffer = new byte[buffer];
    }

    int number() {
        return number;
    }

    RecordBytes record() {
        return record;
    }

    boolean next() throws IOException {
        if (at == end && from == filled) {
            return false;
        }
        need(Integer.BYTES);
        int length = ByteBuffer.wrap(buffer, from, Integer.BYTES).getInt();
        need(Integer.BYTES + length);
        from += Integer.BYTES;
        record.over(buffer, from, from + length);
        from += length;
        return true;
    }

    private void need(int count) throws IOException {
        if (filled - from >= count) {
            return;
        }
        byte[] room = count > buffer.length ? new byte[count] : buffer;
        System.arraycopy(buffer, from, room, 0, filled - from);
        filled -= from;
        from = 0;
        buffer = room;
        while (filled < count) {
            int read = file.read(ByteBuffer.wrap(buffer, filled, (int) Math.min(buffer.length - filled, end - at)), at);
            if (read <= 0) {
                throw new EOFException("what was to be sorted ends too early");
            }
            at += read;
            filled += read;
        }
    }
}
