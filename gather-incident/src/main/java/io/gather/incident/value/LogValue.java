package io.gather.incident.value;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What events hold: the values of JSON as Python has them. Never changes. */
public sealed interface LogValue {
    /** {@code None}. */
    record Nothing() implements LogValue {}

    record Truth(boolean value) implements LogValue {}

    record Whole(BigInteger value) implements LogValue {}

    record Real(double value) implements LogValue {}

    /** @param value may hold lone surrogates, for bytes that are no text */
    record Text(String value) implements LogValue {}

    record Items(List<LogValue> values) implements LogValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** @param entries in the order in which they were written */
    record Dict(Map<String, LogValue> entries) implements LogValue {
        public static final Dict EMPTY = new Dict(Map.of());

        public Dict {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public @Nullable LogValue get(String key) {
            return entries.get(key);
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        /** Where it is a text. */
        public Optional<String> text(String key) {
            return entries.get(key) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
        }

        /** Where it is a dictionary. */
        public Optional<Dict> dict(String key) {
            return entries.get(key) instanceof Dict dict ? Optional.of(dict) : Optional.empty();
        }

        /** Where it is a number, as Python counts them: truth values too. */
        public Optional<Double> number(String key) {
            LogValue value = entries.get(key);
            return value == null ? Optional.empty() : value.asNumber();
        }

        /** The same with one more entry, or another value for it. */
        public Dict with(String key, LogValue value) {
            Map<String, LogValue> more = new LinkedHashMap<>(entries);
            more.put(key, value);
            return new Dict(more);
        }
    }

    static LogValue of(boolean value) {
        return new Truth(value);
    }

    static LogValue of(long value) {
        return new Whole(BigInteger.valueOf(value));
    }

    static LogValue of(double value) {
        return new Real(value);
    }

    static LogValue of(String value) {
        return new Text(value);
    }

    default Optional<Double> asNumber() {
        return switch (this) {
            case Whole whole -> Optional.of(whole.value().doubleValue());
            case Real real -> Optional.of(real.value());
            case Truth truth -> Optional.of(truth.value() ? 1.0 : 0.0);
            case Nothing _,Text _,Items _,Dict _ -> Optional.empty();
        };
    }
}
