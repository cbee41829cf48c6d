package io.gather.core.bundle.table;

import java.util.zip.CRC32C;

/** 64 bits of a name and of what the table says beside it. They tell mistakes, not malice: who makes a bundle makes both. */
final class EntryDigest {
    private final CRC32C crc = new CRC32C();

    /** @param said kind, mode, time, and the size of a file or the target of a link, as the table has them */
    long of(byte[] name, int from, int length, byte[] said, int saidFrom, int saidLength) {
        long bits = part(name, from, length) << 32 | part(said, saidFrom, saidLength);
        // Spread, for a sum of checksums would hide that two names have changed what is said of them.
        bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
        return bits ^ bits >>> 31;
    }

    private long part(byte[] bytes, int from, int length) {
        crc.reset();
        crc.update(bytes, from, length);
        return crc.getValue();
    }
}
