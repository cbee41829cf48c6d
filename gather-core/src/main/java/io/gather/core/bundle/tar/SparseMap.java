package io.gather.core.bundle.tar;

import java.util.Arrays;

/** Which stretches of a file with holes are there. */
public final class SparseMap {
    /** 4 MiB of memory; a file in more pieces than that is no ordinary one. */
    private static final int MOST = 1 << 18;

    private long[] numbers = new long[16];
    private int count;
    private long end;
    private long stored;

    void add(long offset, long length) throws TarException {
        if (offset < end || length > Long.MAX_VALUE - offset) {
            throw new TarException("has a sparse file whose pieces are not in order");
        }
        if (count == 2 * MOST) {
            throw new TarException("has a sparse file of more than " + MOST + " pieces");
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = offset;
        numbers[count++] = length;
        end = offset + length;
        stored += length;
    }

    int count() {
        return count / 2;
    }

    long offset(int stretch) {
        return numbers[2 * stretch];
    }

    long length(int stretch) {
        return numbers[2 * stretch + 1];
    }

    /** Whether these are stretches of a file of this size, of which so many bytes are there. */
    boolean fits(long size, long present) {
        return end <= size && stored == present;
    }
}
