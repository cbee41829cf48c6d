package io.gather.core.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.report.LeakMeter;

/**
 * What a search came to.
 *
 * @param searched how many originals were looked for
 * @param ambiguous originals that stand for others too, and were not looked for
 * @param masked how many masks were found, whose secrets were looked for
 * @param words how many words were compared with them
 * @param files that were searched
 * @param unsearched files that are compressed in a way that cannot be looked into
 * @param left how many originals are left, by kind
 * @param leaks the first of them
 */
public record LeakReport(long searched, long ambiguous, long masked, long words, long files, long unsearched,
        Map<String, Long> left,
        List<Leak> leaks) {
    public LeakReport {
        left = Map.copyOf(left);
        leaks = List.copyOf(leaks);
    }

    /** How many words are taken for masked secrets by chance: a mask has 32 bits. */
    public double byChance() {
        return (double) masked * words / (1L << 32);
    }

    /** And of what came behind it, searched for the same. */
    public LeakReport and(LeakReport more) {
        Map<String, Long> all = new HashMap<>(left);
        more.left.forEach((kind, count) -> all.merge(kind, count, Long::sum));
        List<Leak> both = new ArrayList<>(leaks);
        both.addAll(more.leaks);
        return new LeakReport(searched, ambiguous, Math.max(masked, more.masked), words + more.words,
                files + more.files, unsearched + more.unsearched, all, both);
    }

    /** For the bundle: without originals and places. */
    public LeakMeter meter() {
        return new LeakMeter(left, searched, files, unsearched);
    }

    public boolean clean() {
        return left.isEmpty();
    }
}
