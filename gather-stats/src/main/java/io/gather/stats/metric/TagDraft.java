package io.gather.stats.metric;

import java.util.Arrays;

/** Tags of a record that is being made, always in their order: they are few, and there are very many records. */
final class TagDraft {
    private static final int USUAL = 8;

    private String[] names = new String[USUAL];
    private String[] values = new String[USUAL];
    private int size;

    /** Instead of one of that name. */
    void put(String name, String value) {
        int place = place(name);
        if (place < 0) {
            place = insert(~place, name);
        }
        values[place] = value;
    }

    /** Unless there is one of that name. */
    void offer(String name, String value) {
        int place = place(name);
        if (place < 0) {
            place = insert(~place, name);
            values[place] = value;
        }
    }

    void offerAll(TagDraft others) {
        for (int i = 0; i < others.size; i++) {
            offer(others.names[i], others.values[i]);
        }
    }

    private int place(String name) {
        return Arrays.binarySearch(names, 0, size, name);
    }

    private int insert(int place, String name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        System.arraycopy(names, place, names, place + 1, size - place);
        System.arraycopy(values, place, values, place + 1, size - place);
        names[place] = name;
        size++;
        return place;
    }

    int size() {
        return size;
    }

    /** Their names; those that are known if they are the same. */
    TagNames names(TagNames known) {
        return known.are(names, size) ? known : TagNames.ofSorted(Arrays.copyOf(names, size));
    }

    String[] values() {
        return Arrays.copyOf(values, size);
    }
}
