package io.gather.core.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Expressions that find secrets: of a match the first group is kept, the rest is replaced. */
public final class Masks {
    static final String STARS = "********";

    private final List<Pattern> patterns;

    private Masks(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** @throws IllegalArgumentException with a message for the user, when one is no expression */
    public static Masks of(List<String> expressions) {
        List<Pattern> patterns = new ArrayList<>();
        for (String expression : expressions) {
            try {
                patterns.add(Pattern.compile(asBytes(expression)));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("the mask '" + expression + "' is not a regular expression: "
                        + e.getDescription(), e);
            }
        }
        return new Masks(List.copyOf(patterns));
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Content may be in any encoding or none: each byte is a character, both here and in the text. */
    private static String asBytes(String expression) {
        return new String(expression.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    String apply(String text) {
        String masked = text;
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(masked);
            if (matcher.find()) {
                masked = matcher.replaceAll(match -> Matcher.quoteReplacement(kept(match) + STARS));
            }
        }
        return masked;
    }

    /** The last place at or before the given one where no match would be torn. */
    int cut(String text, int at) {
        int cut = at;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Pattern pattern : patterns) {
                Matcher matcher = pattern.matcher(text);
                while (matcher.find() && matcher.start() < cut) {
                    if (matcher.end() > cut) {
                        cut = matcher.start();
                        moved = true;
                    }
                }
            }
        }
        return cut;
    }

    private static String kept(java.util.regex.MatchResult match) {
        return match.groupCount() > 0 && match.group(1) != null ? match.group(1) : "";
    }
}
