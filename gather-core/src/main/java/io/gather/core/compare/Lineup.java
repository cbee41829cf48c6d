package io.gather.core.compare;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.gather.core.bundle.Names;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.outcome.Outcome;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.manifest.ManifestReader;
import io.gather.core.report.manifest.ManifestResult;
import io.gather.core.report.manifest.ManifestVisitor;

/** The nodes that are compared, and the paths that items have there: by the manifest, or by the directories where there is none. */
final class Lineup implements ManifestVisitor {
    private static final String LOCAL = "local";
    private static final int MOST_WORDS = 1000;
    private static final int LONGEST_WORD = 500;

    private final Bundle bundle;
    private final Census census;
    /** Words that may name items, each with the paths of their results. */
    private final Map<String, BitSet> items = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private final List<Member> members = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final Map<String, BitSet> tasks = new LinkedHashMap<>();

    /** @param own names and addresses by which it is known to itself */
    record Member(String name, int directory, List<String> own) {}

    private Lineup(Bundle bundle, Census census, Wanted wanted) {
        this.bundle = bundle;
        this.census = census;
        wanted.words().stream().filter(word -> !word.contains("/")).limit(MOST_WORDS)
                .forEach(word -> items.put(word, new BitSet()));
    }

    static Lineup of(Bundle bundle, Census census, Wanted wanted) throws IOException {
        Lineup lineup = new Lineup(bundle, census, wanted);
        TocEntry.File manifest = lineup.wantsDetails() || census.nodes() == null ? census.manifest() : census.nodes();
        if (manifest != null) {
            try (InputStream in = bundle.open(manifest)) {
                new ManifestReader(lineup).read(in, bundle.path() + ": " + Names.belowNode(manifest.name()));
            }
        }
        if (lineup.members.isEmpty()) {
            lineup.byDirectories();
        }
        return lineup;
    }

    private void byDirectories() {
        census.withOutcomes().stream().filter(census.withFiles()::get)
                .mapToObj(directory -> new Member(census.directories().text(directory), directory,
                        own(census.directories().text(directory))))
                .filter(member -> !member.name.equals(LOCAL))
                .sorted((a, b) -> a.name.compareTo(b.name)).forEach(members::add);
    }

    @Override
    public boolean wantsDetails() {
        return !items.isEmpty();
    }

    @Override
    public void node(NodeRecord node) {
        tasks.clear();
        int directory = census.directories().find(node.directory());
        if (node.directory().equals(LOCAL) || (directory >= 0 && taken.get(directory))) {
            return;
        }
        if (directory < 0 || !census.withFiles().get(directory)) {
            if (empty.size() == Census.MOST_DIRECTORIES) {
                throw Census.tooMany(bundle);
            }
            empty.add(node.name());
            return;
        }
        taken.set(directory);
        List<String> own = own(node.name(), node.directory(), node.address(),
                hostName(node));
        members.add(new Member(node.name(), directory, own));
    }

    private static String hostName(NodeRecord node) {
        return node.facts() == null ? "" : Objects.requireNonNullElse(node.facts().hostName(), "");
    }

    private static List<String> own(String... names) {
        return Stream.of(names).filter(name -> !name.isEmpty())
                .flatMap(name -> name.matches("[0-9.:]+") || !name.contains(".")
                        ? Stream.of(name)
                        : Stream.of(name, name.substring(0, name.indexOf('.'))))
                .distinct().toList();
    }

    @Override
    public void outcome(NodeRecord node, Outcome outcome) {
        if (known.size() < MOST_WORDS && outcome.group().length() + outcome.item().length() < LONGEST_WORD) {
            known.addAll(Arrays.asList(outcome.group(), outcome.group() + "." + outcome.item()));
        }
        for (String word : items.keySet()) {
            if (outcome.task() >= 0 && outcome.task() < 1 << 20 && Wanted.names(word, outcome)) {
                tasks.computeIfAbsent(word, _ -> new BitSet()).set(outcome.task());
            }
        }
    }

    @Override
    public void result(NodeRecord node, ManifestResult result) {
        tasks.forEach((word, numbers) -> {
            if (result.task() >= 0 && numbers.get(result.task())) {
                int path = census.paths().find(result.path().substring(result.path().indexOf('/') + 1));
                if (path >= 0) {
                    items.getOrDefault(word, new BitSet()).set(path);
                }
            }
        });
    }

    List<Member> members() {
        return members;
    }

    /** Nodes of which there is nothing in the bundle. */
    List<String> empty() {
        return empty;
    }

    /** The paths of the items that the word names; none where it names no item. */
    BitSet paths(String word) {
        return items.getOrDefault(word, new BitSet());
    }

    /** Names that items have here, to guess what was meant. */
    Set<String> known() {
        return known;
    }
}
