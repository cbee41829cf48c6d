package io.gather.core.compare;

import java.util.BitSet;
import java.util.List;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.NamePatterns;
import io.gather.core.error.Action;
import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.toml.NearestName;

/** From words to paths. */
final class Chosen {
    private Chosen() {}

    static BitSet paths(Bundle bundle, Wanted wanted, Census census, Lineup lineup) {
        BitSet chosen = new BitSet();
        if (wanted.usual()) {
            chosen.set(0, census.paths().size());
            chosen.andNot(census.leftOut());
        }
        for (String word : wanted.words()) {
            BitSet paths = lineup.paths(word);
            BitSet found = paths.isEmpty() ? matching(census, Wanted.paths(List.of(word))) : paths;
            if (found.isEmpty()) {
                throw new GatherException(BundleError.NOTHING_TO_COMPARE,
                        "no node has a result of '" + BundleFault.printable(word) + "'"
                                + BundleFault.printable(NearestName.hint(word, lineup.known())),
                        bundle.path().toString(),
                        Remedy.of("see what there is: {}", Action.SEE_FILES.on(bundle.path())));
            }
            chosen.or(found);
        }
        return chosen;
    }

    private static BitSet matching(Census census, NamePatterns patterns) {
        BitSet found = new BitSet();
        for (int i = 0; i < census.paths().size(); i++) {
            if (Wanted.matches(patterns, census.paths().text(i))) {
                found.set(i);
            }
        }
        return found;
    }
}
