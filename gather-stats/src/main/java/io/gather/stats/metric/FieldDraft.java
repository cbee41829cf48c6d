package io.gather.stats.metric;

import java.util.Arrays;

/** Numbers of a record that is being made, always in the order of their names. */
final class FieldDraft {
    private static final int USUAL = 16;

    private String[] names = new String[USUAL];
    private double[] numbers = new double[USUAL];
    private int size;

    /** Instead of one of that name. */
    void put(String name, double number) {
        int place = place(name);
        if (place < 0) {
            place = insert(~place, name);
        }
        numbers[place] = number;
    }

    /** Unless there is one of that name. */
    void offer(String name, double number) {
        int place = place(name);
        if (place < 0) {
            place = insert(~place, name);
            numbers[place] = number;
        }
    }

    void offerAll(FieldDraft others) {
        for (int i = 0; i < others.size; i++) {
            offer(others.names[i], others.numbers[i]);
        }
    }

    private int place(String name) {
        return Arrays.binarySearch(names, 0, size, name);
    }

    private int insert(int place, String name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        System.arraycopy(names, place, names, place + 1, size - place);
        System.arraycopy(numbers, place, numbers, place + 1, size - place);
        names[place] = name;
        size++;
        return place;
    }

    int size() {
        return size;
    }

    /** Their names; those that are known if they are the same. */
    FieldNames names(FieldNames known) {
        return known.are(names, size) ? known : FieldNames.ofSorted(Arrays.copyOf(names, size));
    }

    long[] bits() {
        long[] bits = new long[size];
        for (int i = 0; i < size; i++) {
            bits[i] = Double.doubleToLongBits(numbers[i]);
        }
        return bits;
    }
}
