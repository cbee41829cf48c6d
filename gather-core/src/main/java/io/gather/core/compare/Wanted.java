package io.gather.core.compare;

import java.util.List;
import java.util.regex.Pattern;

import io.gather.core.bundle.read.NamePatterns;
import io.gather.core.outcome.Outcome;
import io.gather.core.report.manifest.NodeOutcomes;

/**
 * Which files are compared.
 *
 * @param words groups, items, or patterns of them; paths below the node's directory, or patterns of these. None: all but logs and
 *        large files, which differ always
 */
public record Wanted(List<String> words) {
    public static final Wanted USUAL = new Wanted(List.of());

    /** Larger files are no configuration. */
    static final long LARGE = 1 << 20;
    private static final Pattern LOGS = Pattern.compile("var/log/.*", Pattern.DOTALL);

    public Wanted {
        words = words.stream().map(word -> word.startsWith("/") ? word.substring(1) : word).toList();
    }

    public boolean usual() {
        return words.isEmpty();
    }

    /** Whether all words are paths, so that a path alone tells whether it is compared. */
    boolean onlyPaths() {
        return !usual() && words.stream().allMatch(word -> word.contains("/"));
    }

    boolean leavesOut(String path, long size) {
        return usual() && (size > LARGE || path.equals(NodeOutcomes.NAME) || LOGS.matcher(path).matches());
    }

    static NamePatterns paths(List<String> words) {
        return NamePatterns.of(words);
    }

    /** NamePatterns take a name with or without its first component, which is the node's directory here. */
    static boolean matches(NamePatterns patterns, String path) {
        return patterns.matches("node/" + path);
    }

    /** Whether the word names the item, its group, or a pattern of its name. */
    static boolean names(String word, Outcome outcome) {
        String item = outcome.group() + "." + outcome.item();
        if (!word.contains("*")) {
            return word.equals(outcome.group()) || word.equals(item) || word.equals(outcome.fullName());
        }
        Pattern pattern = Pattern.compile("\\Q" + word.replace("*", "\\E.*\\Q") + "\\E");
        return pattern.matcher(item).matches() || pattern.matcher(outcome.fullName()).matches();
    }
}
