package io.gather.core.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a search of a bundle for what may not be in it came to, before the bundle was finished.
 *
 * @param left how often something was found, by kind of identity or of secret; empty: nowhere
 * @param originals how many identities were looked for
 * @param files that were searched
 * @param unsearched files that could not be looked into
 */
public record LeakMeter(Map<String, Long> left, long originals, long files, long unsearched) {
    public LeakMeter {
        left = left == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(left));
    }

    public boolean clean() {
        return left.isEmpty();
    }
}
