package io.gather.core.compare;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.compare.mask.Masking;
import io.gather.core.error.Action;
import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.files.ScratchTable;

/**
 * The nodes of a bundle, compared path by path. Of files that are equal everywhere nothing but the index is read; what is known of
 * all files takes a few bits of memory each, and room for temporary files. Close it.
 */
public final class Comparison implements Closeable {
    private final ScratchTable scratch;
    private final Census census;
    private final Lineup lineup;
    private final Grouping grouping;
    private final BitSet chosen;
    private final BitSet equal = new BitSet();
    private final Ranking odd;
    private final ComparisonTally tally;

    private Comparison(Bundle bundle, Wanted wanted, Masking masking, ScratchTable scratch) throws IOException {
        this.scratch = scratch;
        this.census = Census.take(bundle, wanted, scratch);
        this.lineup = Lineup.of(bundle, census, wanted);
        if (lineup.members().isEmpty()) {
            throw new GatherException(BundleError.NO_NODE_IN_BUNDLE, "has no node's directory",
                    bundle.path().toString(), Remedy.of("see what there is: {}", Action.SEE_FILES.on(bundle.path())));
        }
        this.chosen = Chosen.paths(bundle, wanted, census, lineup);
        this.grouping = new Grouping(census, lineup.members(), chosen, scratch);
        this.odd = new Ranking(census.paths(), scratch);
        chosen.stream().filter(grouping::equalEverywhere).forEach(equal::set);
        if (!masking.isNone()) {
            new MaskedDigests(bundle, census, lineup.members(), grouping, masking, scratch).replace(unequal());
        }
        this.tally = rank();
    }

    public static Comparison of(Bundle bundle, Wanted wanted, Masking masking) throws IOException {
        ScratchTable scratch = new ScratchTable();
        try {
            return new Comparison(bundle, wanted, masking, scratch);
        } catch (IOException | RuntimeException | Error e) {
            scratch.close();
            throw e;
        }
    }

    private BitSet unequal() {
        BitSet unequal = (BitSet) chosen.clone();
        unequal.andNot(equal);
        return unequal;
    }

    private ComparisonTally rank() {
        int differ = 0;
        int some = 0;
        int all = lineup.members().size();
        BitSet unequal = unequal();
        for (int path = unequal.nextSetBit(0); path >= 0; path = unequal.nextSetBit(path + 1)) {
            if (!grouping.isSeen(path)) {
                continue;
            }
            List<Same> groups = grouping.groups(path);
            int present = groups.stream().mapToInt(Same::size).sum();
            if (groups.size() == 1 && present == all) {
                equal.set(path);
                continue;
            }
            differ += groups.size() > 1 ? 1 : 0;
            some += groups.size() > 1 ? 0 : 1;
            odd.add(path, all - Math.max(groups.getFirst().size(), all - present), groups.size());
        }
        odd.sort();
        return new ComparisonTally(equal.cardinality(), differ, some, census.leftOut().cardinality());
    }

    /** Those that are compared, in the manifest's order. */
    public List<String> nodes() {
        return lineup.members().stream().map(Lineup.Member::name).toList();
    }

    /** Those of which there is nothing in the bundle. */
    public List<String> absent() {
        return List.copyOf(lineup.empty());
    }

    public ComparisonTally tally() {
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
        Ranking names = new Ranking(census.paths(), scratch);
        if (equalToo) {
            for (int path = equal.nextSetBit(0); path >= 0; path = equal.nextSetBit(path + 1)) {
                names.add(path, 0, 0);
            }
            names.sort();
        }
        KeptEntries entries = KeptEntries.of(census, contents ? firsts(List.of(odd, names)) : new BitSet(),
                scratch);
        for (Ranking ranking : List.of(odd, names)) {
            for (long rank = 0; rank < ranking.size(); rank++) {
                if (!reader.next(compared(ranking.path(rank), entries))) {
                    return;
                }
            }
        }
    }

    private BitSet firsts(List<Ranking> rankings) {
        BitSet firsts = new BitSet();
        for (Ranking ranking : rankings) {
            for (long rank = 0; rank < ranking.size(); rank++) {
                grouping.groups(ranking.path(rank)).forEach(group -> firsts.set(group.first()));
            }
        }
        return firsts;
    }

    private Compared compared(int path, KeptEntries entries) throws IOException {
        List<Compared.Group> groups = new ArrayList<>();
        BitSet present = new BitSet();
        for (Same same : grouping.groups(path)) {
            List<String> nodes = new ArrayList<>();
            for (int node : same.nodes()) {
                present.set(node);
                nodes.add(lineup.members().get(node).name());
            }
            TocEntry entry = entries.entry(same.first());
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
        return new Compared(census.paths().text(path), groups, missing);
    }

    @Override
    public void close() {
        scratch.close();
    }
}
