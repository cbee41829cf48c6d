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
    private static final String CLUSTER = "cluster";
    static final String NODE = "node";
    /** What is a tag besides the record's texts. */
    private static final Set<String> OTHERS = Set.of(CLUSTER, NODE, "user_id", "user_name", "user_type");

    private final String cluster;
    private final FieldNames fields;
    private final String[] tags;
    private final Map<String, Slot> slots = new HashMap<>();
    private final int clusterPlace;
    private final int timePlace;
    private final String[] texts;
    private final boolean[] told;
    private TagNames tagsBefore = TagNames.ofSorted(new String[0]);
    private long[] bits;
    private @Nullable Long time;
    private boolean matches;

    /** What a member of a record becomes, and which one. */
    record Slot(Becomes what, int place) {}

    enum Becomes {
        NUMBER,
        COUNT,
        TEXT,
        /** A tag that is a number in the reply. */
        NODE
    }

    SummaryDraft(SummaryMembers members, PointOrigin origin) {
        this.cluster = origin.cluster();
        TreeSet<String> numbers = new TreeSet<>(members.numbers());
        numbers.addAll(members.counts());
        String[] names = numbers.toArray(String[]::new);
        boolean[] whole = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            whole[i] = members.counts().contains(names[i]);
            slots.put(names[i], new Slot(whole[i] ? Becomes.COUNT : Becomes.NUMBER, i));
        }
        this.fields = FieldNames.ofSorted(names, whole);
        this.bits = new long[names.length];
        this.timePlace = slot(TIME).place();
        TreeSet<String> known = new TreeSet<>(members.texts());
        known.addAll(OTHERS);
        this.tags = known.toArray(String[]::new);
        this.texts = new String[tags.length];
        this.told = new boolean[tags.length];
        for (int i = 0; i < tags.length; i++) {
            slots.put(tags[i], new Slot(tags[i].equals(NODE) ? Becomes.NODE : Becomes.TEXT, i));
        }
        this.clusterPlace = slot(CLUSTER).place();
    }

    /** What the cluster does not tell is zero, as in the original. */
    void clear() {
        bits = new long[fields.size()];
        Arrays.fill(told, false);
        time = null;
        matches = true;
    }

    /** It is not what such a record is. */
    void spoil() {
        matches = false;
    }

    /** @param name of a field or a tag that there may be */
    Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException(name);
        }
        return slot;
    }

    /** @param value not finite: it is of another type */
    void number(int place, double value) {
        if (Double.isFinite(value)) {
            bits[place] = Double.doubleToLongBits(value);
        } else {
            spoil();
        }
    }

    /** @param value null: it is of another type */
    void count(int place, @Nullable Long value) {
        if (value == null) {
            spoil();
        } else {
            bits[place] = value;
            time = place == timePlace ? value : time;
        }
    }

    /** @param value null: it is of another type */
    void tag(int place, @Nullable String value) {
        if (value == null) {
            spoil();
        } else {
            // Most are the same as in the record before.
            texts[place] = value.equals(texts[place]) ? texts[place] : value;
            told[place] = true;
        }
    }

    /** @return null: it is none */
    @Nullable
    Point point(String measurement) {
        Long when = time;
        if (!matches || when == null || !EntryTime.isTime(when)) {
            return null;
        }
        tag(clusterPlace, cluster);
        return new Point(measurement, when, tagSet(), FieldSet.of(fields, bits));
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
        if (!tagsBefore.are(names, count)) {
            tagsBefore = TagNames.ofSorted(Arrays.copyOf(names, count));
        }
        return TagSet.of(tagsBefore, Arrays.copyOf(values, count));
    }
}
