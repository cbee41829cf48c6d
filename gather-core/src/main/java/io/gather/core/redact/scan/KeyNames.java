package io.gather.core.redact.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.gather.core.redact.rule.Context;
import io.gather.core.redact.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Which names of keys are those of secrets, however their words are put together. */
final class KeyNames {
    private static final int MOST_PARTS = 4;
    private static final String WHOLE = "^";
    /** A password's value is a password, its file is none. */
    private static final Set<String> TAILS = Set.of("value", "hash", "hashed", "enc", "encrypted", "plain", "plaintext",
            "base64", "b64", "crypt", "crypted", "raw", "text", "string", "data", "old", "new", "current", "prod",
            "production", "dev", "test", "staging", "digest", "primary", "secondary", "previous", "override", "in",
            "out");

    private final Map<String, Rule> parts = new HashMap<>();
    private final List<Map.Entry<String, Rule>> words = new ArrayList<>();

    void add(Rule rule, Context.Key key) {
        key.parts().forEach(part -> parts.putIfAbsent(part, rule));
        key.words().forEach(word -> words.add(Map.entry(word, rule)));
        words.sort(Comparator.comparingInt(word -> -word.getKey().length()));
    }

    @Nullable
    Rule find(byte[] text, int from, int to) {
        List<String> name = split(Bytes.text(text, from, to));
        while (name.size() > 1 && TAILS.contains(name.getLast())) {
            name.removeLast();
        }
        String whole = String.join("", name);
        Rule rule = parts.get(WHOLE + whole);
        for (int i = 0; i < words.size() && rule == null; i++) {
            rule = whole.endsWith(words.get(i).getKey()) ? words.get(i).getValue() : null;
        }
        for (int i = Math.max(0, name.size() - MOST_PARTS); i < name.size() && rule == null; i++) {
            rule = parts.get(String.join("", name.subList(i, name.size())));
        }
        return rule;
    }

    /** In lower case; digits at the end of a part are none of it. */
    static List<String> split(String name) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || isSeparator(name.charAt(i)) || (i > begin && beginsPart(name, i))) {
                addPart(parts, name.substring(begin, i));
                begin = i < name.length() && isSeparator(name.charAt(i)) ? i + 1 : i;
            }
        }
        return parts;
    }

    private static boolean isSeparator(char c) {
        return c == '_' || c == '-' || c == '.';
    }

    /** {@code dbPassword}, {@code DBPassword}. */
    private static boolean beginsPart(String name, int i) {
        char c = name.charAt(i);
        if (c < 'A' || c > 'Z') {
            return false;
        }
        char before = name.charAt(i - 1);
        return (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9')
                || (i + 1 < name.length() && name.charAt(i + 1) >= 'a' && name.charAt(i + 1) <= 'z');
    }

    private static void addPart(List<String> parts, String part) {
        int end = part.length();
        while (end > 0 && part.charAt(end - 1) >= '0' && part.charAt(end - 1) <= '9') {
            end--;
        }
        if (end > 0) {
            parts.add(part.substring(0, end).toLowerCase(Locale.ROOT));
        }
    }
}
