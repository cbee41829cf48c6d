package io.gather.core.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/**
 * Bundles of what others left out.
 *
 * @param all the oldest first
 */
record Completions(List<Source> all) {
    /** Those among these. */
    static Completions of(List<Source> given) {
        List<Source> all = given.stream().filter(source -> source.gather().completes() != null)
                .sorted(Comparator.comparing(source -> source.gather().id())).toList();
        return new Completions(all);
    }

    /** That there is nothing else. */
    GatherException alone() {
        return missing(all.getFirst());
    }

    /**
     * @param chosen bundles that build on each other
     * @param others that none of them builds on
     */
    Chain behind(List<Source> chosen, List<Source> others) {
        List<Source> sources = new ArrayList<>();
        List<Integer> bases = new ArrayList<>();
        List<Source> left = new ArrayList<>(all);
        List<Source> unused = new ArrayList<>(others);
        for (Source base : chosen) {
            int number = sources.size();
            sources.add(base);
            bases.add(number);
            for (Source next = next(sources, number, left); next != null; next = next(sources, number, left)) {
                left.remove(next);
                sources.add(next);
                bases.add(number);
            }
        }
        for (Source source : left) {
            String completed = Objects.requireNonNull(source.gather().completes());
            if (others.stream().noneMatch(other -> other.gather().id().equals(completed))) {
                throw missing(source);
            }
            unused.add(source);
        }
        return new Chain(List.copyOf(sources), List.copyOf(bases), List.copyOf(unused));
    }

    /** What completes one of those from that number on. */
    private static @Nullable Source next(List<Source> sources, int from, List<Source> left) {
        List<String> ids = sources.subList(from, sources.size()).stream().flatMap(source -> source.held().stream())
                .toList();
        return left.stream().filter(source -> ids.contains(source.gather().completes())).findFirst().orElse(null);
    }

    private static GatherException missing(Source source) {
        return new GatherException(BundleError.LINK_MISSING,
                "completes a gather whose bundle is not given: " + source.gather().completes(),
                source.path().toString(),
                "name its bundle too; the name of a bundle has the time at which its gather began");
    }
}
