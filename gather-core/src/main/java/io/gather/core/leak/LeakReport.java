package io.gather.core.leak;

import java.util.List;
import java.util.Map;

/**
 * What a search came to.
 *
 * @param searched how many originals were looked for
 * @param ambiguous originals that stand for others too, and were not looked for
 * @param files that were searched
 * @param unsearched files that are compressed in a way that cannot be looked into
 * @param left how many originals are left, by kind
 * @param leaks the first of them
 */
public record LeakReport(long searched, long ambiguous, long files, long unsearched, Map<String, Long> left,
        List<Leak> leaks) {
    public LeakReport {
        left = Map.copyOf(left);
        leaks = List.copyOf(leaks);
    }

    public boolean clean() {
        return left.isEmpty();
    }
}
