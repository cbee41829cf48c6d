package io.gather.minion.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes in pages, so that a file never moves while it grows and costs little more than what is in it. */
final class MemoryFile {
    static final int PAGE = 8 << 10;

    private final Quota quota;
    private final List<byte[]> pages = new ArrayList<>();
    private long size;

    MemoryFile(Quota quota) {
        this.quota = quota;
    }

    synchronized long size() {
        return size;
    }

    /** All of it or nothing. */
    synchronized void write(ByteBuffer from, long position) throws IOException {
        long end = position + from.remaining();
        grow(end);
        for (long at = position; from.hasRemaining();) {
            int inPage = (int) (at % PAGE);
            int part = Math.min(from.remaining(), PAGE - inPage);
            from.get(pages.get((int) (at / PAGE)), inPage, part);
            at += part;
        }
        size = Math.max(size, end);
    }

    private void grow(long end) throws IOException {
        int missing = (int) ((end + PAGE - 1) / PAGE) - pages.size();
        if (missing <= 0) {
            return;
        }
        if (!quota.take((long) missing * PAGE)) {
            throw new IOException("the memory for results is used up");
        }
        for (int i = 0; i < missing; i++) {
            pages.add(new byte[PAGE]);
        }
    }

    /** Returns how much was read, -1 at the end. */
    synchronized int read(ByteBuffer into, long position) {
        if (position >= size) {
            return -1;
        }
        int count = (int) Math.min(into.remaining(), size - position);
        for (int done = 0; done < count;) {
            int inPage = (int) ((position + done) % PAGE);
            int part = Math.min(count - done, PAGE - inPage);
            into.put(pages.get((int) ((position + done) / PAGE)), inPage, part);
            done += part;
        }
        return count;
    }

    synchronized void truncate(long wanted) {
        if (wanted >= size) {
            return;
        }
        size = wanted;
        int kept = (int) ((wanted + PAGE - 1) / PAGE);
        quota.give((long) (pages.size() - kept) * PAGE);
        pages.subList(kept, pages.size()).clear();
    }
}
