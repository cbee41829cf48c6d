package io.gather.core.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.gather.core.toml.TomlScanner.Statement;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/** A well-formed TOML text in which single keys are changed; order, comments and everything else stay. */
public record TomlText(String text) {

    /**
     * Sets a key, in its table, which is added where there is none.
     *
     * @param key with dots between its parts
     * @param value a text, number, truth value or a list of texts
     * @throws IllegalStateException when that cannot be done without disturbing the rest, such as within {@code {…}}
     */
    public TomlText with(String key, Object value) {
        List<String> path = List.of(key.split("\\."));
        String literal = literal(value);
        List<Statement> statements = TomlScanner.scan(text);
        Optional<Statement> there = statements.stream().filter(it -> !it.isHeader() && it.path().equals(path))
                .findFirst();
        String changed = there.isPresent()
                ? text.substring(0, there.get().valueStart()) + literal + text.substring(there.get().valueEnd())
                : inserted(statements, path, literal);
        return checked(changed, key, value);
    }

    /** Takes a key away, with what is behind it on its line. */
    public TomlText without(String key) {
        List<String> path = List.of(key.split("\\."));
        StringBuilder changed = new StringBuilder(text);
        TomlScanner.scan(text).stream().filter(it -> !it.isHeader() && it.path().equals(path)).findFirst()
                .ifPresent(it -> changed.delete(it.start(), it.end()));
        return checked(changed.toString(), key, null);
    }

    private String inserted(List<Statement> statements, List<String> path, String literal) {
        List<String> table = path.subList(0, path.size() - 1);
        Statement after = null;
        for (Statement each : statements) {
            boolean sibling = !each.isHeader() && begins(each.path(), table) && begins(table, each.header());
            boolean itsHeader = each.isHeader() && each.path().equals(table);
            if (sibling || itsHeader) {
                after = each;
            }
        }
        if (after != null) {
            String name = String.join(".", path.subList(after.header().size(), path.size()));
            return spliced(after.end(), name + " = " + literal + "\n");
        }
        String last = path.getLast() + " = " + literal + "\n";
        if (table.isEmpty()) {
            return spliced(firstHeader(statements), last);
        }
        return spliced(text.length(), (text.isBlank() ? "" : "\n") + "[" + String.join(".", table) + "]\n" + last);
    }

    private int firstHeader(List<Statement> statements) {
        return statements.stream().filter(Statement::isHeader).mapToInt(Statement::start).findFirst()
                .orElse(text.length());
    }

    private String spliced(int at, String line) {
        boolean open = at > 0 && text.charAt(at - 1) != '\n';
        return text.substring(0, at) + (open ? "\n" : "") + line + text.substring(at);
    }

    private static boolean begins(List<String> path, List<String> with) {
        return path.size() >= with.size() && path.subList(0, with.size()).equals(with);
    }

    /** What was written is read again: nothing but this key may have changed. */
    private TomlText checked(String changed, String key, @Nullable Object value) {
        Map<String, String> wanted = values(Toml.parse(text));
        wanted.keySet().removeIf(it -> it.equals(key) || it.startsWith(key + "."));
        if (value != null) {
            wanted.put(key, values(Toml.parse(key + " = " + literal(value))).getOrDefault(key, ""));
        }
        TomlParseResult result = Toml.parse(changed);
        if (result.hasErrors() || !values(result).equals(wanted)) {
            throw new IllegalStateException("'" + key + "' cannot be changed without disturbing what is around it");
        }
        return new TomlText(changed);
    }

    private static Map<String, String> values(TomlParseResult result) {
        Map<String, String> values = new TreeMap<>();
        result.dottedEntrySet().forEach(entry -> values.put(entry.getKey(),
                entry.getValue() instanceof TomlArray array ? array.toJson() : entry.getValue().toString()));
        return values;
    }

    static String literal(Object value) {
        return switch (value) {
            case String string -> quoted(string);
            case List<?> list -> {
                List<String> elements = new ArrayList<>();
                list.forEach(element -> elements.add(literal(element)));
                yield "[" + String.join(", ", elements) + "]";
            }
            default -> value.toString();
        };
    }

    private static String quoted(String string) {
        StringBuilder quoted = new StringBuilder("\"");
        string.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
