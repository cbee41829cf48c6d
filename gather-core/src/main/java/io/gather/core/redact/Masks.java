package io.gather.core.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Expressions that find secrets: of a match the first group is kept, the rest is replaced. */
final class Masks {
    static final Masks NONE = new Masks(List.of(), MaskKey.NONE);

    private final List<Pattern> patterns;
    private final MaskKey key;

    private Masks(List<Pattern> patterns, MaskKey key) {
        this.patterns = patterns;
        this.key = key;
    }

    Masks with(MaskKey other) {
        return new Masks(patterns, other);
    }

    /** @throws IllegalArgumentException with a message for the user, when one is no expression */
    Masks and(List<String> expressions) {
        List<Pattern> all = new ArrayList<>(patterns);
        expressions.forEach(expression -> all.add(pattern(expression)));
        return new Masks(List.copyOf(all), key);
    }

    /** @throws IllegalArgumentException with a message for the user, when it would not do what it seems to */
    static void check(String expression) {
        Matcher matcher = pattern(expression).matcher("");
        if (matcher.groupCount() > 1) {
            throw new IllegalArgumentException("the mask '" + expression
                    + "' has more than one group: only what is in the first is kept; write the others as (?:…)");
        }
        if (matcher.find()) {
            throw new IllegalArgumentException("the mask '" + expression + "' finds something where there is nothing");
        }
    }

    /** Only a line feed ends a line: one of the other ends that Java knows, 0x85, is part of many letters. */
    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(asBytes(expression), Pattern.UNIX_LINES);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the mask '" + expression + "' is not a regular expression: "
                    + e.getDescription(), e);
        }
    }

    boolean isEmpty() {
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
                masked = matcher.replaceAll(match -> Matcher.quoteReplacement(replaced(match)));
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

    private String replaced(java.util.regex.MatchResult match) {
        String kept = kept(match);
        byte[] secret = match.group().substring(Math.min(kept.length(), match.group().length()))
                .getBytes(StandardCharsets.ISO_8859_1);
        return MaskKey.isMasked(new String(secret, StandardCharsets.ISO_8859_1))
                ? match.group()
                : kept + new String(key.of(secret, 0, secret.length), StandardCharsets.ISO_8859_1);
    }

    private static String kept(java.util.regex.MatchResult match) {
        return match.groupCount() > 0 && match.group(1) != null ? match.group(1) : "";
    }
}
