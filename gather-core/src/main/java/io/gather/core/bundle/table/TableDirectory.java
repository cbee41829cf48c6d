package io.gather.core.bundle.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Arrays;

import io.gather.core.bundle.gzip.MemberReader;

/** The first name of each block, and where it is. */
final class TableDirectory {
    static final int LARGEST = 64 << 20;
    private static final long MOST_ENTRIES = 20_000_000;

    private final byte[] bytes;
    private final long entries;
    /** Of each block: where its line begins in {@link #bytes}, and where its members begin in the bundle. */
    private final int[] lines;
    private final long[] places;

    private TableDirectory(byte[] bytes, long entries, int[] lines, long[] places) {
        this.bytes = bytes;
        this.entries = entries;
        this.lines = lines;
        this.places = places;
    }

    /** A block, which begins with this name. */
    static final class Block {
        private final byte[] first;
        private final Sizes sizes;

        private Block(byte[] first, Sizes sizes) {
            this.first = first;
            this.sizes = sizes;
        }

        byte[] first() {
            return first;
        }

        Sizes sizes() {
            return sizes;
        }
    }

    /** Of a block: how long its members are, stored and inflated. */
    record Sizes(long names, int namesStored, int namesSize, int placesStored, int placesSize, int entries) {
        long places() {
            return names + namesStored;
        }
    }

    /** @param end where no member of the table may reach beyond */
    static TableDirectory read(FileChannel bundle, TablePointer pointer, long end) throws IOException {
        if (pointer.content() <= 0 || pointer.directory() <= pointer.content() || pointer.directory() >= end) {
            throw new TableFault("is said to be where it cannot be");
        }
        try (MemberReader reader = new MemberReader(bundle, end)) {
            reader.open(pointer.content());
            sign(reader);
            if (reader.read() >= 0) {
                throw new TableFault("does not begin as a table does");
            }
            long first = reader.position();
            reader.open(pointer.directory());
            sign(reader);
            byte[] bytes = reader.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new TableFault("has a directory that is too large");
            }
            return parse(bytes, first, pointer.directory());
        }
    }

    private static void sign(InputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(TableWriter.SIGN_BYTES.length), TableWriter.SIGN_BYTES)) {
            throw new TableFault("does not begin as a table does");
        }
    }

    static TableDirectory parse(byte[] bytes, long first, long end) throws TableFault {
        PackedInput in = new PackedInput(bytes, 0, bytes.length);
        long entries = in.number();
        int count = in.length(bytes.length);
        if (entries > MOST_ENTRIES) {
            throw new TableFault("has too many entries");
        }
        TableDirectory directory = new TableDirectory(bytes, entries, new int[count], new long[count]);
        long at = first;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            directory.lines[i] = in.at();
            directory.places[i] = at;
            Block block = block(in, at);
            at = block.sizes().places() + block.sizes().placesStored();
            sum += block.sizes().entries();
            if (i > 0 && Arrays.compareUnsigned(directory.first(i - 1), block.first()) > 0) {
                throw new TableFault("is not sorted");
            }
        }
        if (!in.atEnd() || at != end || sum != entries) {
            throw new TableFault("does not hold what it says");
        }
        return directory;
    }

    private static Block block(PackedInput in, long at) throws TableFault {
        int entries = in.length(TableWriter.BLOCK);
        int length = in.length(NameBlock.LONGEST);
        int name = in.skip(length);
        byte[] first = Arrays.copyOfRange(in.array(), name, name + length);
        int namesStored = in.length(Integer.MAX_VALUE / 2);
        int namesSize = in.length(TableWriter.FULL + NameBlock.LARGEST);
        int placesStored = in.length(Integer.MAX_VALUE / 2);
        int placesSize = in.length(TableWriter.FULL + PlaceBlock.LARGEST);
        if (entries == 0 || namesSize == 0) {
            throw new TableFault("has a block with nothing in it");
        }
        return new Block(first, new Sizes(at, namesStored, namesSize, placesStored, placesSize, entries));
    }

    long entries() {
        return entries;
    }

    int blocks() {
        return lines.length;
    }

    Block block(int number) throws TableFault {
        return block(new PackedInput(bytes, lines[number], bytes.length), places[number]);
    }

    private byte[] first(int number) throws TableFault {
        return block(number).first();
    }

    /** The last block that begins before the name, or with it where {@code orAt}; 0 where none does. */
    int before(byte[] name, boolean orAt) throws TableFault {
        int low = 0;
        int high = lines.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(first(middle), name);
            if (order < 0 || (order == 0 && orAt)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
