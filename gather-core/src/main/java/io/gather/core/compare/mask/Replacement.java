package io.gather.core.compare.mask;

import java.util.regex.Pattern;

/** A pattern and what stands for it. No pattern repeats without bound what it repeats already: lines come from anywhere. */
record Replacement(Pattern pattern, String text) {
    static Replacement of(String regex, String text) {
        return new Replacement(Pattern.compile(regex), text);
    }

    String apply(String line) {
        return pattern.matcher(line).replaceAll(text);
    }
}
