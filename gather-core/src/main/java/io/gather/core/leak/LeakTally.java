package io.gather.core.leak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.leak.word.MaskedSecrets;
import io.gather.core.obfuscate.Originals;
import org.jspecify.annotations.Nullable;

/** Adds up what is found, place by place. For one thread. */
final class LeakTally {
    /** As it is; of names and addresses also in all writings that they have in texts. */
    static final String PLAIN = "plain";

    private static final int MOST_TOLD = 1000;

    private record Found(String kind, @Nullable String original, String writing, long line) {}

    private final List<Leak> leaks = new ArrayList<>();
    private final Map<String, Long> left = new TreeMap<>();
    private final Map<Found, Long> here = new LinkedHashMap<>();
    private long unsearched;

    /** @param line 0: nobody knows */
    void found(String kind, @Nullable String original, String writing, long line, long count) {
        left.merge(kind, count, Long::sum);
        if (here.size() < MOST_TOLD) {
            here.merge(new Found(kind, original, writing, line), count, Long::sum);
        }
    }

    /** What was found since the last place is in this one. */
    void place(String name) {
        here.forEach((what, count) -> {
            if (leaks.size() < MOST_TOLD) {
                leaks.add(new Leak(what.kind(), what.original(), what.writing(), name, what.line(), count));
            }
        });
        here.clear();
    }

    void unsearched() {
        unsearched++;
    }

    LeakReport report(Originals originals, MaskedSecrets masked, long files) {
        return new LeakReport(originals.all().size(), originals.ambiguous(), masked.count(), masked.words(), files,
                unsearched, left, leaks);
    }
}
