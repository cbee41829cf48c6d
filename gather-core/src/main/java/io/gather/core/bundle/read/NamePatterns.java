package io.gather.core.bundle.read;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;

/**
 * Chooses names: {@code *} within a component, {@code **} across, {@code ?}, {@code [a-z]}; with or without the root directory. What
 * matches a directory chooses everything below it. No pattern at all chooses everything.
 *
 * @param beginnings what is chosen begins with one of these, after the root directory or with it
 * @param names whether the beginnings are the patterns: nothing in them stands for something else
 */
public record NamePatterns(List<Pattern> patterns, List<String> beginnings, boolean names) {
    private static final Pattern SPECIAL = Pattern.compile("[*?\\[].*", Pattern.DOTALL);
    public static final NamePatterns ALL = new NamePatterns(List.of(), List.of(""), false);

    public NamePatterns {
        patterns = List.copyOf(patterns);
        beginnings = List.copyOf(beginnings);
    }

    public static NamePatterns of(List<String> globs) {
        return globs.isEmpty()
                ? ALL
                : new NamePatterns(globs.stream().map(NamePatterns::compile).toList(),
                        globs.stream().map(glob -> SPECIAL.matcher(glob).replaceFirst("")).distinct().toList(),
                        globs.stream().noneMatch(glob -> SPECIAL.matcher(glob).find()));
    }

    boolean all() {
        return patterns.isEmpty();
    }

    public boolean matches(String name) {
        String belowRoot = name.substring(name.indexOf('/') + 1);
        return patterns.isEmpty()
                || patterns.stream().anyMatch(p -> p.matcher(name).matches() || p.matcher(belowRoot).matches());
    }

    private static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (close > 0) {
                String set = glob.substring(i + 1, close).replace("\\", "\\\\").replace("[", "\\[").replace("&", "\\&");
                regex.append(set.startsWith("!") ? "[^" + set.substring(1) : "[" + set).append(']');
                i = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex + (glob.endsWith("/") ? ".*" : "(/.*)?"), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new GatherException(BundleError.PATTERN_WRONG, "'" + glob + "' is no pattern", "",
                    "write it like */commands/networking/*", e);
        }
    }
}
