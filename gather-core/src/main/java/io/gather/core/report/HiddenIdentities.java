package io.gather.core.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stands in a bundle for something else.
 *
 * @param kinds that were asked for
 * @param counts how many were replaced, by kind
 */
public record HiddenIdentities(List<String> kinds, Map<String, Long> counts) {
    public HiddenIdentities {
        kinds = List.copyOf(kinds);
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** Of what came before, or is in another part. */
    public HiddenIdentities and(HiddenIdentities more) {
        Map<String, Long> all = new TreeMap<>(counts);
        more.counts.forEach((kind, count) -> all.merge(kind, count, Long::sum));
        TreeSet<String> both = new TreeSet<>(kinds);
        both.addAll(more.kinds);
        return new HiddenIdentities(List.copyOf(both), all);
    }
}
