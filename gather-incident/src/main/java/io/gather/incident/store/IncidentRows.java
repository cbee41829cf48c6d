package io.gather.incident.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.gather.incident.classify.Fingerprint;
import io.gather.incident.store.IncidentEntry.State;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/** What can be counted of incidents, in the order in which they were stored. Never changes. */
public final class IncidentRows {
    static final IncidentRows NONE = new Builder().rows();

    private final int size;
    private final long[] times;
    private final long[] offsets;
    private final float[] levels;
    private final State[] states;
    private final int[] tubs;
    private final int[] fingerprints;
    private final int[] categories;
    private final Words<String> tubWords;
    private final Words<String> fingerprintWords;
    private final Words<List<String>> categoryWords;
    private volatile int @Nullable [] newestFirst;

    private IncidentRows(Builder of) {
        this.size = of.size;
        this.times = of.times;
        this.offsets = of.offsets;
        this.levels = of.levels;
        this.states = of.states;
        this.tubs = of.tubs;
        this.fingerprints = of.fingerprints;
        this.categories = of.categories;
        this.tubWords = of.tubWords;
        this.fingerprintWords = of.fingerprintWords;
        this.categoryWords = of.categoryWords;
    }

    /** What many rows have in common is held once. */
    private static final class Words<T> {
        private final Function<String, T> reader;
        private final List<T> all;
        private final Map<String, Integer> numbers;

        Words(Function<String, T> reader) {
            this.reader = reader;
            this.all = new ArrayList<>();
            this.numbers = new HashMap<>();
        }

        Words(Words<T> other) {
            this.reader = other.reader;
            this.all = new ArrayList<>(other.all);
            this.numbers = new HashMap<>(other.numbers);
        }

        /** @throws IllegalArgumentException when it is none */
        int number(String text) {
            Integer known = numbers.get(text);
            if (known != null) {
                return known;
            }
            all.add(reader.apply(text));
            numbers.put(text, all.size() - 1);
            return all.size() - 1;
        }

        int size() {
            return all.size();
        }

        T word(int number) {
            return all.get(number);
        }
    }

    public int size() {
        return size;
    }

    /** Of the trigger, in milliseconds since 1970. */
    public long time(int row) {
        return times[row];
    }

    public double level(int row) {
        return levels[row];
    }

    public State state(int row) {
        return states[row];
    }

    public String tub(int row) {
        return tubWords.word(tubs[row]);
    }

    public String fingerprint(int row) {
        return fingerprintWords.word(fingerprints[row]);
    }

    public List<String> categories(int row) {
        return categoryWords.word(categories[row]);
    }

    /** Those that there are. */
    public NavigableSet<String> categories() {
        NavigableSet<String> all = new TreeSet<>();
        categoryWords.all.forEach(all::addAll);
        return all;
    }

    /** How many of these rows are of each category. */
    public Map<String, Integer> countsByCategory(int[] at) {
        int[] counts = new int[categoryWords.size()];
        for (int row : at) {
            counts[categories[row]]++;
        }
        Map<String, Integer> all = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            if (count > 0) {
                categoryWords.word(i).forEach(category -> all.merge(category, count, Integer::sum));
            }
        }
        return all;
    }

    /** All of them. Belongs to the rows: not to be changed. */
    public int[] newestFirst() {
        int[] order = newestFirst;
        if (order == null) {
            order = IntStream.range(0, size).map(i -> size - 1 - i).toArray();
            // They are stored in this order but for what nodes had kept back, or clocks that were wrong.
            if (!IntStream.range(1, size).allMatch(row -> times[row - 1] <= times[row])) {
                order = Arrays.stream(order).boxed().sorted((a, b) -> Long.compare(times[b], times[a]))
                        .mapToInt(Integer::intValue).toArray();
            }
            newestFirst = order;
        }
        return order;
    }

    long offset(int row) {
        return offsets[row];
    }

    boolean isOf(int row, IncidentEntry entry) {
        return entry.time().toEpochMilli() == times[row] && entry.tub().text().equals(tub(row))
                && entry.fingerprint().text().equals(fingerprint(row)) && entry.state() == state(row);
    }

    Builder more() {
        return new Builder(this);
    }

    static final class Builder {
        private int size;
        private long[] times = new long[64];
        private long[] offsets = new long[64];
        private float[] levels = new float[64];
        private State[] states = new State[64];
        private int[] tubs = new int[64];
        private int[] fingerprints = new int[64];
        private int[] categories = new int[64];
        private final Words<String> tubWords;
        private final Words<String> fingerprintWords;
        private final Words<List<String>> categoryWords;

        Builder() {
            this.tubWords = new Words<>(text -> new TubId(text).text());
            this.fingerprintWords = new Words<>(text -> new Fingerprint(text).text());
            this.categoryWords = new Words<>(IndexLine::categories);
        }

        Builder(IncidentRows rows) {
            this.size = rows.size;
            this.times = rows.times.clone();
            this.offsets = rows.offsets.clone();
            this.levels = rows.levels.clone();
            this.states = rows.states.clone();
            this.tubs = rows.tubs.clone();
            this.fingerprints = rows.fingerprints.clone();
            this.categories = rows.categories.clone();
            this.tubWords = new Words<>(rows.tubWords);
            this.fingerprintWords = new Words<>(rows.fingerprintWords);
            this.categoryWords = new Words<>(rows.categoryWords);
        }

        /** Copies, and what is no entry, are passed over. */
        void add(IndexLine line, long offset) {
            if (size == times.length) {
                grow(size * 2);
            }
            try {
                times[size] = line.time();
                offsets[size] = offset;
                levels[size] = Float.parseFloat(line.level());
                states[size] = State.valueOf(line.state());
                tubs[size] = tubWords.number(line.tub());
                fingerprints[size] = fingerprintWords.number(line.fingerprint());
                categories[size] = categoryWords.number(line.categories());
            } catch (IllegalArgumentException noEntry) {
                return;
            }
            if (states[size] != State.COPY) {
                size++;
            }
        }

        private void grow(int to) {
            times = Arrays.copyOf(times, to);
            offsets = Arrays.copyOf(offsets, to);
            levels = Arrays.copyOf(levels, to);
            states = Arrays.copyOf(states, to);
            tubs = Arrays.copyOf(tubs, to);
            fingerprints = Arrays.copyOf(fingerprints, to);
            categories = Arrays.copyOf(categories, to);
        }

        IncidentRows rows() {
            return new IncidentRows(this);
        }
    }
}
