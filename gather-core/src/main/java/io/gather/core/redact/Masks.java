package io.gather.core.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Expressions that find secrets: of a match the first group is kept, the rest is replaced. They are those of RE2, whose time grows with the
 * text and no faster, whatever a user writes.
 */
final class Masks {
    static final Masks NONE = new Masks(List.of(), MaskKey.NONE);

    private static final Pattern LOOKS_BACK = Pattern.compile("\\(\\?<?[=!>]|\\\\[1-9]");

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

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(asBytes(expression));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the mask '" + expression + "' is not a regular expression: "
                    + e.getDescription() + (LOOKS_BACK.matcher(expression).find()
                            ? " (there is no look-around, and there are no back references)"
                            : ""),
                    e);
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
                masked = replaced(masked, matcher);
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

    /** @param matcher has found its first match */
    private String replaced(String text, Matcher matcher) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        do {
            masked.append(text, at, matcher.start()).append(replaced(matcher));
            at = matcher.end();
        } while (matcher.find());
        return masked.append(text, at, text.length()).toString();
    }

    private String replaced(Matcher match) {
        String kept = match.groupCount() > 0 && match.group(1) != null ? match.group(1) : "";
        byte[] secret = match.group().substring(Math.min(kept.length(), match.group().length()))
                .getBytes(StandardCharsets.ISO_8859_1);
        return MaskKey.isMasked(new String(secret, StandardCharsets.ISO_8859_1))
                ? match.group()
                : kept + new String(key.of(secret, 0, secret.length), StandardCharsets.ISO_8859_1);
    }
}
