package io.gather.core.bundle.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the table is, as the gzip header of the index's member says in its extra field.
 *
 * @param content where in the bundle the table's first member begins
 * @param directory where its last one begins
 * @param tally of the entries that the index has, and the table must have
 */
public record TablePointer(long content, long directory, EntryTally tally) {
    public static final String NAME = "gather.index";
    /** Bytes of a member's beginning that hold it. */
    public static final int SIZE = 48;

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 0xff, 36, 0, 'G', 'I', 32, 0};

    /** The table's name in a bundle of this top directory. */
    public static String nameIn(String root) {
        return root + "/" + NAME;
    }

    /** The gzip header that says it. */
    public byte[] header() {
        return ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN).put(HEADER).putLong(content).putLong(directory)
                .putLong(tally.entries()).putLong(tally.sum()).array();
    }

    /** From the first bytes of the index's member; empty where they say nothing of a table. */
    public static Optional<TablePointer> of(byte[] start) {
        if (start.length < SIZE || !Arrays.equals(HEADER, 0, HEADER.length, start, 0, HEADER.length)) {
            return Optional.empty();
        }
        ByteBuffer told = ByteBuffer.wrap(start, HEADER.length, SIZE - HEADER.length).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(new TablePointer(told.getLong(), told.getLong(),
                new EntryTally(told.getLong(), told.getLong())));
    }
}
