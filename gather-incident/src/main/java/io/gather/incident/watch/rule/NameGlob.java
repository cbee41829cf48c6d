package io.gather.incident.watch.rule;

import java.util.regex.Pattern;

/** A name with {@code *} for anything and {@code ?} for one character. */
public record NameGlob(String text, Pattern pattern) {
    public static NameGlob of(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return new NameGlob(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
