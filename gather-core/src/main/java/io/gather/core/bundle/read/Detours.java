package io.gather.core.bundle.read;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import io.gather.core.bundle.fault.BundleFault;

/**
 * How much was inflated only to be passed over: small files of other makers share a member, and each is found behind those before it.
 * Bounded, as a member of nothing but zeros is a thousand times larger than it looks. Safe for several threads.
 */
final class Detours {
    private static final long ALWAYS_FINE = 256 << 20;
    private static final long RATIO = 200;

    private final Path bundle;
    private final long most;
    private final AtomicLong bytes = new AtomicLong();

    Detours(Path bundle, long size) {
        this.bundle = bundle;
        this.most = Math.max(ALWAYS_FINE, size > Long.MAX_VALUE / RATIO ? Long.MAX_VALUE : size * RATIO);
    }

    void add(long more) {
        if (more > most - bytes.getAndAdd(Math.min(more, most))) {
            throw BundleFault.TOO_LARGE.at(bundle, "has files so far behind others that reading them takes too long");
        }
    }
}
