package io.gather.core.bundle.table;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** As many records as are sorted at a time. */
final class RecordBatch {
    private final RecordBytes left = new RecordBytes();
    private final RecordBytes right = new RecordBytes();
    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1 << 10];
    private int count;

    /** Returns how many bytes of the file it took. */
    long fill(DataInputStream in, long rest, int memory) throws IOException {
        count = 0;
        int size = 0;
        long taken = 0;
        while (taken < rest && (count == 0 || size < memory)) {
            int length = in.readInt();
            in.readLong();
            if (bytes.length - size < length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, Math.min(memory + memory / 4, 2 * bytes.length)));
            }
            in.readFully(bytes, size, length);
            size += length;
            taken += TableRecords.HEAD + (long) length;
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
            }
            ends[count++] = size;
        }
        return taken;
    }

    void writeSorted(DataOutputStream out) throws IOException {
        int[] from = new int[count];
        Arrays.setAll(from, i -> i);
        int[] to = new int[count];
        for (int width = 1; width < count; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                merge(from, to, start, Math.min(start + width, count), Math.min(start + 2 * width, count));
            }
            int[] done = to;
            to = from;
            from = done;
        }
        for (int record : from) {
            int begin = begin(record);
            out.writeInt(ends[record] - begin);
            out.write(bytes, begin, ends[record] - begin);
        }
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) throws TableFault {
        int a = start;
        int b = middle;
        // Nodes come in a row, and their files often in order.
        boolean inOrder = middle == end || compare(from[middle - 1], from[middle]) <= 0;
        for (int at = start; at < end; at++) {
            boolean first = b == end || (a < middle && (inOrder || compare(from[a], from[b]) <= 0));
            to[at] = first ? from[a++] : from[b++];
        }
    }

    private int compare(int one, int other) throws TableFault {
        return left.over(bytes, begin(one), ends[one]).compareTo(right.over(bytes, begin(other), ends[other]));
    }

    private int begin(int record) {
        return record == 0 ? 0 : ends[record - 1];
    }
}
