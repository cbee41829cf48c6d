package io.gather.core.bundle.table;

import java.util.Arrays;

/** A record somewhere in an array; ordered by name. */
final class RecordBytes implements Comparable<RecordBytes> {
    private final PackedInput lengths = new PackedInput(new byte[0], 0, 0);
    private byte[] bytes = new byte[0];
    private int name;
    private int nameEnd;
    private int saidEnd;
    private int end;

    RecordBytes over(byte[] array, int from, int to) throws TableFault {
        bytes = array;
        lengths.over(array, from, to);
        int nameLength = lengths.length(to - from);
        int saidLength = lengths.length(to - from);
        name = lengths.skip(nameLength);
        nameEnd = name + nameLength;
        saidEnd = lengths.skip(saidLength) + saidLength;
        end = to;
        return this;
    }

    byte[] array() {
        return bytes;
    }

    int name() {
        return name;
    }

    int nameLength() {
        return nameEnd - name;
    }

    int said() {
        return nameEnd;
    }

    int saidLength() {
        return saidEnd - nameEnd;
    }

    int place() {
        return saidEnd;
    }

    int placeLength() {
        return end - saidEnd;
    }

    @Override
    public int compareTo(RecordBytes other) {
        return Arrays.compareUnsigned(bytes, name, nameEnd, other.bytes, other.name, other.nameEnd);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordBytes record && compareTo(record) == 0;
    }

    @Override
    public int hashCode() {
        return nameEnd - name;
    }
}
