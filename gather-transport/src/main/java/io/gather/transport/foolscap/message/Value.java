package io.gather.transport.foolscap.message;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.transport.foolscap.banana.Octets;
import io.gather.transport.foolscap.furl.Furl;

/**
 * What calls and answers hold. Never changes. What may be many keys of one dictionary is ordered, so that keys of one hash do
 * not slow it down.
 */
public sealed interface Value {
    record None() implements Value {}

    record Truth(boolean value) implements Value {}

    record Whole(BigInteger value) implements Value, Comparable<Whole> {
        @Override
        public int compareTo(Whole other) {
            return value.compareTo(other.value);
        }
    }

    record Real(double value) implements Value {}

    /** Python's {@code bytes}; tubs in Python 2 send all text so. */
    record Bytes(Octets value) implements Value, Comparable<Bytes> {
        @Override
        public int compareTo(Bytes other) {
            return value.compareTo(other.value);
        }
    }

    record Text(String value) implements Value, Comparable<Text> {
        @Override
        public int compareTo(Text other) {
            return value.compareTo(other.value);
        }
    }

    /** @param text as Python writes it, which may be no number */
    record Decimal(String text) implements Value {}

    record Listing(List<Value> items) implements Value {
        public Listing {
            items = List.copyOf(items);
        }
    }

    record Tuple(List<Value> items) implements Value {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /** @param items in the order in which they came */
    record Group(List<Value> items, boolean mutable) implements Value {
        public Group {
            items = List.copyOf(items);
        }
    }

    /** @param entries in the order in which they came */
    record Dict(Map<Value, Value> entries) implements Value {
        public Dict {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** Names may come as text or as bytes. */
        public Optional<Value> get(String name) {
            Value value = entries.get(new Text(name));
            return Optional.ofNullable(value == null ? entries.get(new Bytes(Octets.of(name))) : value);
        }
    }

    /** An instance of a class of theirs: data here. */
    record Copied(String type, Map<String, Value> attributes) implements Value {
        public Copied {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /** An object that lives with the sender of the message, which may be us. */
    record Sender(long id, Optional<String> type, Optional<Furl> furl) implements Value {}

    /** An object that lives with the receiver of the message. */
    record Receiver(long id) implements Value {}

    /** In a value that contains itself: the place where it does. */
    record Circle() implements Value {}

    static Value of(boolean value) {
        return new Truth(value);
    }

    static Value of(long value) {
        return new Whole(BigInteger.valueOf(value));
    }

    static Value text(String value) {
        return new Text(value);
    }

    /** Text as {@code bytes}, which is how names are sent. */
    static Value bytes(String value) {
        return new Bytes(Octets.of(value));
    }

    /** Text, or bytes taken as text; empty for anything else. */
    default Optional<String> asText() {
        return switch (this) {
            case Text text -> Optional.of(text.value());
            case Bytes bytes -> Optional.of(bytes.value().text());
            default -> Optional.empty();
        };
    }

    /** A whole number of 64 bits; empty for anything else. */
    default Optional<Long> asLong() {
        return this instanceof Whole whole && whole.value().bitLength() < Long.SIZE
                ? Optional.of(whole.value().longValue())
                : Optional.empty();
    }
}
