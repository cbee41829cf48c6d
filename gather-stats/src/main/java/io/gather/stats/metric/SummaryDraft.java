package io.gather.stats.metric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A record of a summary, as far as it was read. Records of a kind have the same names over and over, and there are twenty thousand in a
 * reply: they have them in common, in their order.
 */
final class SummaryDraft {
    private static final String TIME = "time";
    /** What is a tag besides the record's texts. */
    private static final Set<String> OTHERS = Set.of("cluster", "node", "user_id", "user_name", "user_type");

    private final String cluster;
    private final String[] fields;
    private final boolean[] whole;
    private final String[] tags;
    private final Map<String, Integer> places = new HashMap<>();
    private final String[] texts;
    private final boolean[] told;
    private String[] tagsBefore = {};
    private long[] bits;
    private @Nullable Long time;
    private boolean matches;

    SummaryDraft(SummaryMembers members, PointOrigin origin) {
        this.cluster = origin.cluster();
        TreeSet<String> numbers = new TreeSet<>(members.numbers());
        numbers.addAll(members.counts());
        this.fields = numbers.toArray(String[]::new);
        this.whole = new boolean[fields.length];
        this.bits = new long[fields.length];
        for (int i = 0; i < fields.length; i++) {
            whole[i] = members.counts().contains(fields[i]);
            places.put(fields[i], i);
        }
        TreeSet<String> known = new TreeSet<>(members.texts());
        known.addAll(OTHERS);
        this.tags = known.toArray(String[]::new);
        this.texts = new String[tags.length];
        this.told = new boolean[tags.length];
        for (int i = 0; i < tags.length; i++) {
            places.put(tags[i], i);
        }
    }

    /** What the cluster does not tell is zero, as in the original. */
    void clear() {
        bits = new long[fields.length];
        Arrays.fill(told, false);
        time = null;
        matches = true;
    }

    /** It is not what such a record is. */
    void spoil() {
        matches = false;
    }

    /** @param value null: it is of another type */
    void number(String name, @Nullable Double value) {
        if (value == null) {
            spoil();
        } else {
            bits[place(name)] = Double.doubleToLongBits(value);
        }
    }

    /** @param value null: it is of another type */
    void count(String name, @Nullable Long value) {
        if (value == null) {
            spoil();
        } else {
            bits[place(name)] = value;
            time = name.equals(TIME) ? value : time;
        }
    }

    /** @param value null: it is of another type */
    void tag(String name, @Nullable String value) {
        if (value == null) {
            spoil();
        } else {
            texts[place(name)] = value;
            told[place(name)] = true;
        }
    }

    private int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException(name);
        }
        return place;
    }

    /** @return null: it is none */
    @Nullable
    Point point(String measurement) {
        Long when = time;
        if (!matches || when == null || !EntryTime.isTime(when)) {
            return null;
        }
        tag("cluster", cluster);
        return new Point(measurement, when, tagSet(), FieldSet.ofSorted(fields, whole, bits));
    }

    private TagSet tagSet() {
        String[] names = new String[tags.length];
        String[] values = new String[tags.length];
        int count = 0;
        for (int i = 0; i < tags.length; i++) {
            if (told[i]) {
                names[count] = tags[i];
                values[count] = texts[i];
                count++;
            }
        }
        String[] there = Arrays.copyOf(names, count);
        if (!Arrays.equals(there, tagsBefore)) {
            tagsBefore = there;
        }
        return TagSet.ofSorted(tagsBefore, Arrays.copyOf(values, count));
    }
}
