package io.gather.core.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/**
 * The values that a task runs over.
 *
 * @param odd how many a shell may misread
 * @param beyond how many were too many
 */
public record ListedNames(List<String> values, long odd, long beyond) {
    /** What harmless values are made of, as in a set of a pattern: none of it means anything to a shell, so that no value needs quotes. */
    public static final String HARMLESS = "A-Za-z0-9._:@/+=-";

    private static final Pattern WORD = Pattern.compile("(?!-)[" + HARMLESS + "]+");

    public ListedNames {
        values = List.copyOf(values);
    }

    /** Of what was found: each once, as many as a task may have. */
    public static ListedNames of(List<String> found, Predicate<String> excluded) {
        Set<String> wanted = new LinkedHashSet<>(found);
        wanted.removeIf(value -> value.isEmpty() || excluded.test(value));
        int all = wanted.size();
        wanted.removeIf(value -> !isHarmless(value));
        List<String> values = wanted.stream().limit(Numbers.MOST_VALUES).toList();
        return new ListedNames(values, all - wanted.size(), wanted.size() - values.size());
    }

    /** A hyphen in front would make it an option. */
    public static boolean isHarmless(String value) {
        return WORD.matcher(value).matches();
    }

    /** What was left out, and why; null: nothing. */
    public @Nullable String message() {
        List<String> parts = new ArrayList<>();
        if (odd > 0) {
            parts.add(odd + " values with characters that a shell may misread left out");
        }
        if (beyond > 0) {
            parts.add(beyond + " values beyond " + Numbers.MOST_VALUES + " left out");
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    /** Of a task whose list has no values. */
    public static Verdict none(@Nullable String message) {
        return Verdict.of(Status.SKIPPED, message == null ? "its list is empty here" : message);
    }
}
