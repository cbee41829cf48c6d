package io.gather.core.files;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A number for each index; 0 where none was set. */
public final class NumbersOnDisk {
    private static final int SHIFT = 17;
    private static final long MASK = (1 << SHIFT) - 1;
    /** Most tables are small. */
    private static final int SMALL = 1 << 10;

    private final ScratchTable scratch;
    private final List<@Nullable ByteBuffer> pages = new ArrayList<>();
    private final long[] small = new long[SMALL];

    public NumbersOnDisk(ScratchTable scratch) {
        this.scratch = scratch;
    }

    public long get(long index) {
        if (index < SMALL) {
            return small[(int) index];
        }
        int page = (int) (index >>> SHIFT);
        ByteBuffer there = page < pages.size() ? pages.get(page) : null;
        return there == null ? 0 : there.getLong((int) (index & MASK) << 3);
    }

    public void set(long index, long value) {
        if (index < SMALL) {
            small[(int) index] = value;
            return;
        }
        int page = (int) (index >>> SHIFT);
        while (pages.size() <= page) {
            pages.add(null);
        }
        ByteBuffer there = pages.get(page);
        if (there == null) {
            there = scratch.page();
            pages.set(page, there);
        }
        there.putLong((int) (index & MASK) << 3, value);
    }
}
