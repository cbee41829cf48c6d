package io.gather.core.toml;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A table of a TOML file, read key by key. What is wrong becomes a {@link Problem} and a default is returned, so that reading goes
 * on; keys that nobody asked for are problems too, once {@link #done} is called.
 */
public final class TomlSection {
    private final Path file;
    private final TomlTable table;
    private final @Nullable TomlPosition start;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();

    TomlSection(Path file, TomlTable table, @Nullable TomlPosition start, Problems problems) {
        this.file = file;
        this.table = table;
        this.start = start;
        this.problems = problems;
    }

    public boolean has(String key) {
        known.add(key);
        return table.contains(List.of(key));
    }

    public Set<String> keys() {
        return new TreeSet<>(table.keySet());
    }

    /** Of this table and those below it, with dots between the parts. */
    public Set<String> allKeys() {
        return new TreeSet<>(table.dottedKeySet());
    }

    /** A text, a number, a truth value, a list of them, or whatever else stands there; null: nothing. */
    public @Nullable Object value(String key) {
        known.add(key);
        Object value = table.get(List.of(key));
        return value instanceof TomlArray array ? array.toList() : value;
    }

    public @Nullable String string(String key) {
        return value(key, String.class, "a text in quotes");
    }

    public String string(String key, String absent) {
        String value = string(key);
        return value == null ? absent : value;
    }

    public String required(String key) {
        String value = string(key);
        if (value == null) {
            if (!has(key)) {
                problem("'" + key + "' is missing");
            }
            return "";
        }
        return value;
    }

    public boolean bool(String key, boolean absent) {
        Boolean value = value(key, Boolean.class, "true or false");
        return value == null ? absent : value;
    }

    public @Nullable Long integer(String key) {
        return value(key, Long.class, "a whole number");
    }

    public Duration duration(String key, Duration absent) {
        return parsed(key, Durations::parse, absent);
    }

    public ByteSize size(String key, ByteSize absent) {
        return parsed(key, ByteSize::parse, absent);
    }

    public <E extends Enum<E>> E choice(String key, E absent) {
        return parsed(key, text -> choiceOf(text, absent.getDeclaringClass()), absent);
    }

    /** A list of texts; one text alone counts as a list of one. */
    public List<String> strings(String key) {
        known.add(key);
        Object value = table.get(List.of(key));
        if (value instanceof String one) {
            return List.of(one);
        }
        return list(key, String.class, "a list of texts in quotes");
    }

    public List<Integer> integers(String key) {
        return list(key, Long.class, "a list of whole numbers").stream().map(Long::intValue).toList();
    }

    public @Nullable TomlSection section(String key) {
        TomlTable value = value(key, TomlTable.class, "a table");
        return value == null ? null : new TomlSection(file, value, position(key), problems);
    }

    /** The tables of an array; one table alone counts as an array of one. */
    public List<TomlSection> sections(String key) {
        known.add(key);
        if (table.get(List.of(key)) instanceof TomlTable one) {
            return List.of(new TomlSection(file, one, position(key), problems));
        }
        List<TomlSection> sections = new ArrayList<>();
        TomlArray array = value(key, TomlArray.class, "a table or a list of tables");
        for (int i = 0; array != null && i < array.size(); i++) {
            if (array.get(i) instanceof TomlTable element) {
                sections.add(new TomlSection(file, element, array.inputPositionOf(i), problems));
            } else {
                problemAt(array.inputPositionOf(i), "'" + key + "' must be a table or a list of tables");
            }
        }
        return sections;
    }

    /** Keys that were not asked for are problems. */
    public void done() {
        for (String key : keys()) {
            if (!known.contains(key)) {
                problem(key, "unknown key '" + key + "'" + NearestName.hint(key, known));
            }
        }
    }

    public void problem(String reason) {
        problemAt(start, reason);
    }

    public void problem(String key, String reason) {
        problemAt(position(key), reason);
    }

    private <T> T parsed(String key, Function<String, T> parser, T absent) {
        String text = string(key);
        if (text == null) {
            return absent;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            problem(key, "'" + key + "': " + e.getMessage());
            return absent;
        }
    }

    private static <E extends Enum<E>> E choiceOf(String text, Class<E> type) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().toLowerCase(Locale.ROOT);
            if (word.equals(text)) {
                return constant;
            }
            words.add(word);
        }
        throw new IllegalArgumentException("'" + text + "' is none of " + String.join(", ", words));
    }

    private <T> List<T> list(String key, Class<T> type, String expected) {
        List<T> values = new ArrayList<>();
        TomlArray array = value(key, TomlArray.class, expected);
        for (int i = 0; array != null && i < array.size(); i++) {
            if (type.isInstance(array.get(i))) {
                values.add(type.cast(array.get(i)));
            } else {
                problemAt(array.inputPositionOf(i), "'" + key + "' must be " + expected);
            }
        }
        return values;
    }

    private <T> @Nullable T value(String key, Class<T> type, String expected) {
        known.add(key);
        Object value = table.get(List.of(key));
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        problem(key, "'" + key + "' must be " + expected);
        return null;
    }

    private @Nullable TomlPosition position(String key) {
        return table.inputPositionOf(List.of(key));
    }

    private void problemAt(@Nullable TomlPosition position, String reason) {
        problems.add(new Problem(file, position == null ? 1 : position.line(), position == null ? 1 : position.column(),
                reason));
    }
}
