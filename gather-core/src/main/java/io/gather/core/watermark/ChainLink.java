package io.gather.core.watermark;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One gather of those that build on each other.
 *
 * @param number grows from gather to gather; no clock is asked
 * @param base gathers whose bundles one needs besides its own, the oldest first; empty: it builds on none
 * @param uploads whether it counts as delivered when its upload was verified; else as long as its bundle is there
 * @param bundle null as long as it is not finished
 * @param verified whether its upload was
 */
public record ChainLink(int version, long number, String gather, List<String> base, boolean uploads,
        @Nullable Path bundle,
        long size, @Nullable String sha256, boolean verified) {
    public static final int VERSION = 1;

    public ChainLink {
        base = List.copyOf(base);
    }

    public static ChainLink begun(long number, String gather, List<String> base, boolean uploads) {
        return new ChainLink(VERSION, number, gather, base, uploads, null, 0, null, false);
    }

    public ChainLink packed(Path file, long bytes, String digest) {
        return new ChainLink(version, number, gather, base, uploads, file.toAbsolutePath(), bytes, digest, verified);
    }

    public ChainLink uploaded() {
        return new ChainLink(version, number, gather, base, uploads, bundle, size, sha256, true);
    }
}
