package io.gather.stats.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of a point: names in their order, each with a number that is whole or has a point. There are very many of these. */
public final class FieldSet {
    private final String[] names;
    private final boolean[] whole;
    private final long[] bits;

    private FieldSet(String[] names, boolean[] whole, long[] bits) {
        this.names = names;
        this.whole = whole;
        this.bits = bits;
    }

    /** @param fields a {@link Long} is whole, everything else has a point */
    public static FieldSet of(Map<String, ? extends Number> fields) {
        SortedMap<String, ? extends Number> sorted = fields instanceof SortedMap<String, ? extends Number> map
                ? map
                : new TreeMap<>(fields);
        String[] names = new String[sorted.size()];
        boolean[] whole = new boolean[names.length];
        long[] bits = new long[names.length];
        int at = 0;
        for (Map.Entry<String, ? extends Number> field : sorted.entrySet()) {
            names[at] = field.getKey();
            whole[at] = field.getValue() instanceof Long;
            bits[at] = whole[at]
                    ? field.getValue().longValue()
                    : Double.doubleToLongBits(field.getValue().doubleValue());
            at++;
        }
        return new FieldSet(names, whole, bits);
    }

    /**
     * Of what is in its order already. Sets may have their names in common.
     *
     * @param names none twice; not changed by anybody from now on, nor are the others
     * @param bits a number as it is, or as the bits of a {@code double}
     */
    public static FieldSet ofSorted(String[] names, boolean[] whole, long[] bits) {
        return new FieldSet(names, whole, bits);
    }

    /** The same, with the names of the other one where they are equal. */
    FieldSet sharing(FieldSet other) {
        boolean sameNames = Arrays.equals(names, other.names);
        boolean sameKinds = Arrays.equals(whole, other.whole);
        return new FieldSet(sameNames ? other.names : names, sameKinds ? other.whole : whole, bits);
    }

    public int size() {
        return names.length;
    }

    public String name(int index) {
        return names[index];
    }

    /** Whether it counts something. */
    public boolean isWhole(int index) {
        return whole[index];
    }

    /** What is whole, exactly; the others without their fraction. */
    public long whole(int index) {
        return whole[index] ? bits[index] : (long) Double.longBitsToDouble(bits[index]);
    }

    public double number(int index) {
        return whole[index] ? bits[index] : Double.longBitsToDouble(bits[index]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet that && Arrays.equals(names, that.names) && Arrays.equals(whole, that.whole)
                && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < names.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names[i]).append('=');
            if (whole[i]) {
                text.append(bits[i]);
            } else {
                text.append(number(i));
            }
        }
        return text.append('}').toString();
    }
}
