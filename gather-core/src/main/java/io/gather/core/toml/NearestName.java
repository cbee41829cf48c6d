package io.gather.core.toml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what was probably meant. */
public final class NearestName {
    private NearestName() {}

    /** The known name that begins so, or the one with the fewest edits, when those are few. */
    public static Optional<String> of(String name, Collection<String> known) {
        Optional<String> longer = known.stream().filter(candidate -> name.length() >= 3 && candidate.startsWith(name))
                .min(Comparator.naturalOrder());
        if (longer.isPresent()) {
            return longer;
        }
        return known.stream().filter(candidate -> edits(name, candidate) <= Math.max(1, name.length() / 3))
                .min(Comparator.<String>comparingInt(candidate -> edits(name, candidate)).thenComparing(c -> c));
    }

    /** {@code , did you mean 'x'?} or nothing. */
    public static String hint(String name, Collection<String> known) {
        return of(name, known).map(nearest -> ", did you mean '" + nearest + "'?").orElse("");
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
