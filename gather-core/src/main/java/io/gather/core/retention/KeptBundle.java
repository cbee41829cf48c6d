package io.gather.core.retention;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A finished bundle of this machine.
 *
 * @param base gathers whose bundles one needs besides, as it holds only what they have not
 */
public record KeptBundle(String gather, Path path, long size, Instant finished, List<String> base) {
    public KeptBundle {
        base = List.copyOf(base);
    }
}
