package io.gather.core.merge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.report.LeftOut;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.manifest.ManifestResult;
import org.jspecify.annotations.Nullable;

/** One node in the bundle of a gather and in those that complete it: each item is that of the last bundle that has something of it. */
final class CompletedNode {
    private static final String BY_HAND = "extra";

    private final Chain chain;
    private final String node;
    private final int[] sources;
    /** By item, the bundle that it is taken from. */
    private final Map<String, Integer> from = new HashMap<>();
    /** By item, its number here: tasks of several bundles have the same. */
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Map<Integer, String>> items = new HashMap<>();

    /** @param first number of the gather's bundle; those that complete it come behind it */
    CompletedNode(Chain chain, int first, String node) throws IOException {
        this.chain = chain;
        this.node = node;
        this.sources = IntStream.range(first, chain.sources().size())
                .filter(i -> chain.baseOf(i) == first && chain.sources().get(i).nodes().containsKey(node)).toArray();
        for (int source : sources) {
            read(source);
        }
    }

    private void read(int source) throws IOException {
        Map<Integer, String> named = new HashMap<>();
        items.put(source, named);
        Set<String> there = new LinkedHashSet<>();
        try (Stream<Outcome> outcomes = chain.sources().get(source).outcomes(node)) {
            outcomes.forEach(outcome -> {
                named.put(outcome.task(), item(outcome));
                if (outcome.limit() == null || outcome.results() > 0) {
                    there.add(item(outcome));
                }
            });
        }
        int free = numbers.values().stream().mapToInt(it -> it).max().orElse(0) + 1;
        boolean first = numbers.isEmpty();
        for (Map.Entry<Integer, String> task : named.entrySet()) {
            String item = Objects.requireNonNull(task.getValue());
            if (there.contains(item) || !from.containsKey(item)) {
                from.put(item, source);
            }
            if (!numbers.containsKey(item)) {
                numbers.put(item, first ? task.getKey() : free++);
            }
        }
    }

    /** What is named by hand has another name in each gather. */
    private static String item(Outcome outcome) {
        return outcome.group().equals(BY_HAND)
                ? BY_HAND + " " + outcome.source()
                : outcome.group() + "." + outcome.item();
    }

    /** Close it. */
    Stream<ManifestResult> results(int source) throws IOException {
        return chain.sources().get(source).results(node).filter(result -> isTaken(source, result.task()))
                .map(result -> result.as(number(source, result.task())));
    }

    /** Close it. */
    Stream<Outcome> outcomes() throws IOException {
        Stream<Outcome> all = Stream.empty();
        for (int source : sources) {
            all = Stream.concat(all, chain.sources().get(source).outcomes(node)
                    .filter(outcome -> isTaken(source, outcome.task()))
                    .map(outcome -> outcome.as(number(source, outcome.task()))));
        }
        return all;
    }

    private boolean isTaken(int source, int task) {
        String item = item(source, task);
        return item == null || Integer.valueOf(source).equals(from.get(item));
    }

    private int number(int source, int task) {
        String item = item(source, task);
        return item == null ? task : numbers.getOrDefault(item, task);
    }

    private @Nullable String item(int source, int task) {
        return items.getOrDefault(source, Map.of()).get(task);
    }

    int[] sources() {
        return sources.clone();
    }

    /** What is left out all the same. */
    Map<Limit, Set<String>> left() throws IOException {
        Map<Limit, Set<String>> left = new EnumMap<>(Limit.class);
        Set<String> told = new TreeSet<>();
        try (Stream<Outcome> outcomes = outcomes()) {
            outcomes.forEach(outcome -> {
                String item = outcome.group() + "." + outcome.item();
                told.add(item);
                Limit limit = outcome.limit();
                if (limit != null) {
                    left.computeIfAbsent(limit, _ -> new TreeSet<>()).add(item);
                }
            });
        }
        for (LeftOut part : chain.sources().get(sources[0]).leftOut()) {
            if (part.nodes().contains(node)) {
                part.items().stream().filter(item -> !told.contains(item))
                        .forEach(item -> left.computeIfAbsent(part.limit(), _ -> new TreeSet<>()).add(item));
            }
        }
        return left;
    }

    /** Without what the bundle has of it. */
    NodeRecord record() throws IOException {
        NodeRecord last = of(sources.length - 1);
        if (sources.length == 1) {
            return last;
        }
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        try (Stream<Outcome> outcomes = outcomes()) {
            outcomes.forEach(outcome -> counts.merge(outcome.status(), 1, Integer::sum));
        }
        NodeRecord first = of(0);
        Set<String> notices = new LinkedHashSet<>(first.notices());
        notices.addAll(last.notices());
        return new NodeRecord(last.name(), first.directory(), last.address(), last.state(),
                last.facts() == null ? first.facts() : last.facts(), Math.max(first.planned(), numbers.size()), counts,
                0, 0, 0, last.error(), last.remedy(), new ArrayList<>(notices));
    }

    private NodeRecord of(int index) {
        return Objects.requireNonNull(chain.sources().get(sources[index]).nodes().get(node));
    }
}
