package io.gather.core.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/**
 * Bundles in the order in which they build on each other. One that was merged stands for all gathers that are in it.
 *
 * @param sources the oldest first, each before those that complete it
 * @param bases for each of them its own number, or that of the one that it completes
 * @param others that the newest does not build on: another has what they have
 */
record Chain(List<Source> sources, List<Integer> bases, List<Source> others) {
    static Chain of(List<Source> given) {
        Completions completions = Completions.of(given);
        List<Source> plain = given.stream().filter(source -> source.gather().completes() == null).toList();
        Source newest = plain.stream().max(Comparator.<Source>comparingInt(source -> source.needed().size())
                .thenComparing(source -> source.gather().id())
                .thenComparingInt(source -> source.held().size())).orElseThrow(completions::alone);
        for (Source source : given) {
            if (!source.gather().cluster().equals(newest.gather().cluster())) {
                throw new GatherException(BundleError.OTHER_CHAIN, "is of the cluster '" + source.gather().cluster()
                        + "', and " + newest.path().getFileName() + " of '" + newest.gather().cluster() + "'",
                        source.path().toString(), "merge the bundles of one cluster");
            }
        }
        List<Source> sources = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> needed = newest.needed();
        for (int i = 0; i < needed.size();) {
            Source next = longest(plain, newest, needed.subList(i, needed.size()));
            if (next == null) {
                missing.add(needed.get(i));
            } else {
                sources.add(next);
            }
            i += next == null ? 1 : next.held().size();
        }
        if (!missing.isEmpty()) {
            throw new GatherException(BundleError.LINK_MISSING, "builds on gathers whose bundles are not given: "
                    + String.join(", ", missing), newest.path().toString(),
                    "name their bundles too; the name of a bundle has the time at which its gather began");
        }
        List<String> held = sources.stream().map(source -> source.gather().id()).toList();
        return completions.behind(sources, plain.stream()
                .filter(source -> !sources.contains(source) && !held.contains(source.gather().id())).toList());
    }

    /** Of those with which the rest of the chain begins, that which has most of it. */
    private static @Nullable Source longest(List<Source> given, Source newest, List<String> rest) {
        List<String> own = newest.held();
        if (own.size() <= rest.size() && rest.subList(0, own.size()).equals(own)) {
            return newest;
        }
        return given.stream().filter(source -> source.held().size() <= rest.size()
                && rest.subList(0, source.held().size()).equals(source.held()))
                .max(Comparator.comparingInt(source -> source.held().size())).orElse(null);
    }

    /** The last gather, not those that complete it. */
    Source newest() {
        return sources.get(bases.getLast());
    }

    /** Itself, or what it completes. */
    int baseOf(int source) {
        return bases.get(source);
    }

    /** All gathers, the oldest first, without those that complete others. */
    List<String> gathers() {
        return bases.stream().distinct().flatMap(base -> sources.get(base).held().stream()).toList();
    }

    /** All gathers, the oldest first. */
    List<String> all() {
        return sources.stream().flatMap(source -> source.held().stream()).toList();
    }
}
