package io.gather.core.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;

/**
 * Bundles in the order in which they build on each other.
 *
 * @param sources the oldest first
 * @param others that the newest does not build on: another has what they have
 */
record Chain(List<Source> sources, List<Source> others) {
    static Chain of(List<Source> given) {
        Map<String, Source> byGather = new HashMap<>();
        given.forEach(source -> byGather.put(source.gather().id(), source));
        Source newest = byGather.values().stream().max(Comparator
                .<Source>comparingInt(source -> source.gather().base().size())
                .thenComparing(source -> source.gather().id())).orElseThrow();
        for (Source source : byGather.values()) {
            if (!source.gather().cluster().equals(newest.gather().cluster())) {
                throw new GatherException(BundleError.OTHER_CHAIN, "is of the cluster '" + source.gather().cluster()
                        + "', and " + newest.path().getFileName() + " of '" + newest.gather().cluster() + "'",
                        source.path().toString(), "merge the bundles of one cluster");
            }
        }
        List<String> missing = newest.gather().base().stream().filter(id -> !byGather.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            throw new GatherException(BundleError.LINK_MISSING, "builds on gathers whose bundles are not given: "
                    + String.join(", ", missing), newest.path().toString(),
                    "name their bundles too; the name of a bundle has the time at which its gather began");
        }
        List<Source> sources = new ArrayList<>();
        newest.gather().base().forEach(id -> sources.add(byGather.remove(id)));
        sources.add(newest);
        byGather.remove(newest.gather().id());
        return new Chain(List.copyOf(sources), List.copyOf(byGather.values()));
    }

    Source newest() {
        return sources.getLast();
    }
}
