package io.gather.stats.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What tells points of one name apart: names in their order, each with a text. There are very many of these. */
public final class TagSet {
    private final String[] names;
    private final String[] values;

    private TagSet(String[] names, String[] values) {
        this.names = names;
        this.values = values;
    }

    public static TagSet of(Map<String, String> tags) {
        SortedMap<String, String> sorted = tags instanceof SortedMap<String, String> map ? map : new TreeMap<>(tags);
        return new TagSet(sorted.keySet().toArray(String[]::new), sorted.values().toArray(String[]::new));
    }

    /**
     * Of what is in its order already. Sets may have their names in common.
     *
     * @param names none twice; not changed by anybody from now on, nor are the values
     */
    public static TagSet ofSorted(String[] names, String[] values) {
        return new TagSet(names, values);
    }

    public int size() {
        return names.length;
    }

    public String name(int index) {
        return names[index];
    }

    public String value(int index) {
        return values[index];
    }

    public @Nullable String find(String name) {
        int index = Arrays.binarySearch(names, name);
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagSet that && Arrays.equals(names, that.names) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < names.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names[i]).append('=').append(values[i]);
        }
        return text.append('}').toString();
    }
}
