package io.gather.stats.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of a point: names in their order, each with a number that is whole or has a point. There are very many of these. */
public final class FieldSet {
    private final FieldNames names;
    private final long[] bits;

    private FieldSet(FieldNames names, long[] bits) {
        this.names = names;
        this.bits = bits;
    }

    /** @param fields a {@link Long} is whole, everything else has a point */
    public static FieldSet of(Map<String, ? extends Number> fields) {
        SortedMap<String, ? extends Number> sorted = fields instanceof SortedMap<String, ? extends Number> map
                ? map
                : new TreeMap<>(fields);
        boolean[] whole = new boolean[sorted.size()];
        long[] bits = new long[whole.length];
        int at = 0;
        for (Number number : sorted.values()) {
            whole[at] = number instanceof Long;
            bits[at] = whole[at] ? number.longValue() : Double.doubleToLongBits(number.doubleValue());
            at++;
        }
        return new FieldSet(FieldNames.ofSorted(sorted.keySet().toArray(String[]::new), whole), bits);
    }

    /**
     * @param bits of each, in the order of their names, a whole number as it is, or that of a {@code double}; not changed by anybody from
     *            now on
     */
    public static FieldSet of(FieldNames names, long[] bits) {
        return new FieldSet(names, bits);
    }

    public FieldNames names() {
        return names;
    }

    public int size() {
        return bits.length;
    }

    public String name(int index) {
        return names.name(index);
    }

    /** Whether it counts something. */
    public boolean isWhole(int index) {
        return names.isWhole(index);
    }

    /** What is whole, exactly; the others without their fraction. */
    public long whole(int index) {
        return isWhole(index) ? bits[index] : (long) Double.longBitsToDouble(bits[index]);
    }

    public double number(int index) {
        return isWhole(index) ? bits[index] : Double.longBitsToDouble(bits[index]);
    }

    /** As it was given. */
    public long bits(int index) {
        return bits[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet that && names.equals(that.names) && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < bits.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names.name(i)).append('=');
            if (isWhole(i)) {
                text.append(bits[i]);
            } else {
                text.append(number(i));
            }
        }
        return text.append('}').toString();
    }
}
