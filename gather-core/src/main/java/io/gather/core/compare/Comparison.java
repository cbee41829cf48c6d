package io.gather.core.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.bundle.index.Entry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.compare.mask.Masking;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** The nodes of a bundle, compared path by path. Of files that are equal everywhere nothing but the index is read. */
public final class Comparison {
    /** Entries kept at a time; more are fetched in several rounds. */
    private static final int AT_ONCE = 50_000;
    private static final int MOST_PARTS = 300_000;

    private final Bundle bundle;
    private final Census census;
    private final Lineup lineup;
    private final Grouping grouping;
    private final BitSet chosen;
    private final BitSet equal = new BitSet();
    private final List<Rank> odd = new ArrayList<>();
    private final Tally tally;

    private record Rank(int path, int oddNodes, int groups) {}

    private Comparison(Bundle bundle, Wanted wanted, Masking masking) throws IOException {
        this.bundle = bundle;
        this.census = Census.take(bundle, wanted);
        this.lineup = Lineup.of(bundle, census, wanted);
        if (lineup.members().isEmpty()) {
            throw new GatherException(Category.USAGE, "GATHER-5104", "has no node's directory",
                    bundle.path().toString(), "see what there is: gather ls " + bundle.path());
        }
        this.chosen = Chosen.paths(bundle, wanted, census, lineup);
        this.grouping = new Grouping(census, lineup.members(), chosen);
        chosen.stream().filter(grouping::equalEverywhere).forEach(equal::set);
        if (!masking.isNone()) {
            new MaskedDigests(bundle, census, lineup.members(), grouping, masking).replace(unequal());
        }
        this.tally = rank();
    }

    public static Comparison of(Bundle bundle, Wanted wanted, Masking masking) throws IOException {
        return new Comparison(bundle, wanted, masking);
    }

    private BitSet unequal() {
        BitSet unequal = (BitSet) chosen.clone();
        unequal.andNot(equal);
        return unequal;
    }

    private Tally rank() {
        int differ = 0;
        int some = 0;
        int all = lineup.members().size();
        for (int path : unequal().stream().filter(grouping::isSeen).toArray()) {
            List<Same> groups = grouping.groups(path);
            int present = groups.stream().mapToInt(Same::size).sum();
            if (groups.size() == 1 && present == all) {
                equal.set(path);
                continue;
            }
            differ += groups.size() > 1 ? 1 : 0;
            some += groups.size() > 1 ? 0 : 1;
            odd.add(new Rank(path, all - Math.max(groups.getFirst().size(), all - present), groups.size()));
        }
        odd.sort(Comparator.comparingInt(Rank::oddNodes).thenComparingInt(Rank::groups)
                .thenComparing(rank -> census.paths().name(rank.path)));
        return new Tally(equal.cardinality(), differ, some, census.leftOut().cardinality());
    }

    /** Those that are compared, in the manifest's order. */
    public List<String> nodes() {
        return lineup.members().stream().map(Lineup.Member::name).toList();
    }

    /** Those of which there is nothing in the bundle. */
    public List<String> absent() {
        return List.copyOf(lineup.empty());
    }

    public Tally tally() {
        return tally;
    }

    /** Takes files until it has enough. */
    public interface Reader {
        boolean next(Compared file) throws IOException;
    }

    /**
     * Those that are not equal on all nodes, the one with the fewest odd nodes first; then, where asked for, those that are.
     *
     * @param contents whether groups come with their content
     */
    public void files(boolean equalToo, boolean contents, Reader reader) throws IOException {
        List<Integer> paths = new ArrayList<>(odd.stream().map(Rank::path).toList());
        if (equalToo) {
            equal.stream().boxed().sorted(Comparator.comparing(census.paths()::name)).forEach(paths::add);
        }
        boolean more = true;
        for (int from = 0; from < paths.size() && more;) {
            Map<Integer, @Nullable Entry> entries = new HashMap<>();
            int to = from;
            for (; to < paths.size() && entries.size() < AT_ONCE && to - from < AT_ONCE; to++) {
                if (contents) {
                    grouping.groups(paths.get(to)).forEach(group -> entries.put(group.first(), null));
                }
            }
            fetch(entries);
            for (; from < to && more; from++) {
                more = reader.next(compared(paths.get(from), entries));
            }
        }
    }

    private void fetch(Map<Integer, @Nullable Entry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        int[] rest = {entries.size(), MOST_PARTS};
        census.again((sighting, entry) -> {
            if (entries.containsKey(sighting)) {
                entries.put(sighting, entry);
                rest[0]--;
                rest[1] -= entry instanceof Entry.File file ? file.parts().size() : 0;
            }
            if (rest[1] < 0) {
                throw new GatherException(Category.REFUSED, "GATHER-5101",
                        "these files are too large to be compared at once", bundle.path().toString(),
                        "choose fewer of them: gather diff --nodes " + bundle.path() + " 'etc/**'");
            }
            return rest[0] > 0;
        });
    }

    private Compared compared(int path, Map<Integer, @Nullable Entry> entries) {
        List<Compared.Group> groups = new ArrayList<>();
        BitSet present = new BitSet();
        for (Same same : grouping.groups(path)) {
            List<String> nodes = new ArrayList<>();
            for (int node : same.nodes()) {
                present.set(node);
                nodes.add(lineup.members().get(node).name());
            }
            Entry entry = entries.get(same.first());
            groups.add(new Compared.Group(nodes, census.sightings().size(same.first()), entry == null
                    ? null
                    : new Compared.Content(entry, lineup.members().get(same.firstNode()).own())));
        }
        List<String> missing = new ArrayList<>();
        for (int node = 0; node < lineup.members().size(); node++) {
            if (!present.get(node)) {
                missing.add(lineup.members().get(node).name());
            }
        }
        return new Compared(census.paths().name(path), groups, missing);
    }
}
