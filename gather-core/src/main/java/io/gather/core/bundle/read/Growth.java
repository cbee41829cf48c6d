package io.gather.core.bundle.read;

import java.nio.file.Path;

import io.gather.core.bundle.fault.BundleFault;

/** How much came out of a file so far, and how much may: a small file can hold more zeros than any disk. */
final class Growth {
    private static final long ALWAYS_FINE = 64 << 20;

    private final Path source;
    private final long size;
    private final GrowthLimits limits;
    private final BundleFault excess;
    private long entries;
    private long bytes;

    /**
     * @param size of the source
     * @param excess what it is when there is more
     */
    Growth(Path source, long size, GrowthLimits limits, BundleFault excess) {
        this.source = source;
        this.size = size;
        this.limits = limits;
        this.excess = excess;
    }

    void entry() {
        if (++entries > limits.entries()) {
            throw excess.at(source, "has more than " + limits.entries() + " entries");
        }
    }

    void add(long more) {
        if (more > limits.bytes() - bytes) {
            throw excess.at(source, "has more than " + limits.bytes() + " bytes");
        }
        bytes += more;
        if (bytes > ALWAYS_FINE && bytes / limits.ratio() > size) {
            throw excess.at(source, "would grow to more than " + limits.ratio() + " times its size");
        }
    }

    boolean allows(long more) {
        long then = bytes + more;
        return more <= limits.bytes() - bytes && more >= 0 && (then <= ALWAYS_FINE || then / limits.ratio() <= size);
    }

    long bytes() {
        return bytes;
    }
}
