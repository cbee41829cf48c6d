package io.gather.stats.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What tells points of one name apart: names in their order, each with a text. There are very many of these. */
public final class TagSet {
    private final TagNames names;
    private final String[] values;

    private TagSet(TagNames names, String[] values) {
        this.names = names;
        this.values = values;
    }

    public static TagSet of(Map<String, String> tags) {
        SortedMap<String, String> sorted = tags instanceof SortedMap<String, String> map ? map : new TreeMap<>(tags);
        return new TagSet(TagNames.ofSorted(sorted.keySet().toArray(String[]::new)),
                sorted.values().toArray(String[]::new));
    }

    /** @param values in the order of their names; not changed by anybody from now on */
    public static TagSet of(TagNames names, String[] values) {
        return new TagSet(names, values);
    }

    public TagNames names() {
        return names;
    }

    public int size() {
        return values.length;
    }

    public String name(int index) {
        return names.name(index);
    }

    public String value(int index) {
        return values[index];
    }

    /** Whether the other one has the same text in its place. */
    public boolean hasValueOf(TagSet other, int index) {
        return index < other.values.length && values[index].equals(other.values[index]);
    }

    public @Nullable String find(String name) {
        int index = names.find(name);
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagSet that && names.equals(that.names) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names.name(i)).append('=').append(values[i]);
        }
        return text.append('}').toString();
    }
}
