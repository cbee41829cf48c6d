package io.gather.core.toml;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
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
    private final boolean anyCase;
    private final Set<String> known = new TreeSet<>();

    TomlSection(Path file, TomlTable table, @Nullable TomlPosition start, Problems problems) {
        this(file, table, start, problems, false);
    }

    private TomlSection(Path file, TomlTable table, @Nullable TomlPosition start, Problems problems, boolean anyCase) {
        this.file = file;
        this.table = table;
        this.start = start;
        this.problems = problems;
        this.anyCase = anyCase;
    }

    /** The same, where a key that is not there as it is asked for is found in other upper and lower case; so it is in what is below it. */
    public TomlSection ignoringCase() {
        return new TomlSection(file, table, start, problems, true);
    }

    public boolean has(String key) {
        return find(key) != null;
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
        Object value = find(key);
        return value instanceof TomlArray array ? array.toList() : value;
    }

    /** All values of this table and those below it, by their keys with dots between the parts. */
    public Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        for (List<String> path : table.keyPathSet()) {
            Object value = table.get(path);
            if (value != null) {
                values.put(String.join(".", path), value instanceof TomlArray array ? array.toList() : value);
            }
        }
        return values;
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

    /** A text, or a number that stands where a text should. */
    public @Nullable String textOrNumber(String key) {
        Object value = find(key);
        return value instanceof Long || value instanceof Double ? value.toString() : string(key);
    }

    /** With a point or without one. */
    public @Nullable Double number(String key) {
        return find(key) instanceof Long whole ? Double.valueOf(whole) : value(key, Double.class, "a number");
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
        if (find(key) instanceof String one) {
            return List.of(one);
        }
        return list(key, String.class, "a list of texts in quotes");
    }

    public List<Integer> integers(String key) {
        return list(key, Long.class, "a list of whole numbers").stream().map(Long::intValue).toList();
    }

    public @Nullable TomlSection section(String key) {
        TomlTable value = value(key, TomlTable.class, "a table");
        return value == null ? null : below(value, position(key));
    }

    /** One without any keys where there is none. */
    public TomlSection sectionOrEmpty(String key) {
        TomlSection section = section(key);
        return section == null ? below(Toml.parse(""), null) : section;
    }

    /** The tables of an array; one table alone counts as an array of one. */
    public List<TomlSection> sections(String key) {
        if (find(key) instanceof TomlTable one) {
            return List.of(below(one, position(key)));
        }
        List<TomlSection> sections = new ArrayList<>();
        TomlArray array = value(key, TomlArray.class, "a table or a list of tables");
        for (int i = 0; array != null && i < array.size(); i++) {
            if (array.get(i) instanceof TomlTable element) {
                sections.add(below(element, array.inputPositionOf(i)));
            } else {
                problemAt(array.inputPositionOf(i), "'" + key + "' must be a table or a list of tables");
            }
        }
        return sections;
    }

    /** Keys that were not asked for are problems. */
    public void done() {
        unknown().forEach(problems::add);
    }

    /** Keys that were not asked for. */
    public List<Problem> unknown() {
        Set<String> asked = new HashSet<>();
        known.forEach(key -> asked.add(actual(key)));
        return table.keySet().stream().filter(key -> !asked.contains(key)).sorted()
                .map(key -> problemOf(table.inputPositionOf(List.of(key)),
                        "unknown key '" + key + "'"
                                + NearestName.hint(anyCase ? key.toLowerCase(Locale.ROOT) : key, known)))
                .toList();
    }

    public void problem(String reason) {
        problemAt(start, reason);
    }

    public void problem(String key, String reason) {
        problemAt(position(key), reason);
    }

    /** One that is not counted among those of the file, such as for a warning. */
    public Problem remark(String reason) {
        return problemOf(start, reason);
    }

    public Problem remark(String key, String reason) {
        return problemOf(position(key), reason);
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
        Object value = find(key);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        problem(key, "'" + key + "' must be " + expected);
        return null;
    }

    private TomlSection below(TomlTable value, @Nullable TomlPosition position) {
        return new TomlSection(file, value, position, problems, anyCase);
    }

    private @Nullable Object find(String key) {
        known.add(key);
        return table.get(List.of(actual(key)));
    }

    /** As it stands in the file. */
    private String actual(String key) {
        if (!anyCase || table.contains(List.of(key))) {
            return key;
        }
        return table.keySet().stream().filter(key::equalsIgnoreCase).findFirst().orElse(key);
    }

    private @Nullable TomlPosition position(String key) {
        TomlPosition position = table.inputPositionOf(List.of(actual(key)));
        return position == null ? start : position;
    }

    private void problemAt(@Nullable TomlPosition position, String reason) {
        problems.add(problemOf(position, reason));
    }

    private Problem problemOf(@Nullable TomlPosition position, String reason) {
        return new Problem(file, position == null ? 1 : position.line(), position == null ? 1 : position.column(),
                reason);
    }
}
