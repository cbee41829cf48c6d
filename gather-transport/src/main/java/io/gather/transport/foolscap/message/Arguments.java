package io.gather.transport.foolscap.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a method is called with. */
public record Arguments(List<Value> positional, Map<String, Value> named) {
    public Arguments {
        positional = List.copyOf(positional);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    public static Arguments none() {
        return new Arguments(List.of(), Map.of());
    }

    public static Arguments of(Value... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    public Arguments with(String name, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(named);
        more.put(name, value);
        return new Arguments(positional, more);
    }

    /** The caller may give it either way. */
    public Optional<Value> get(int position, String name) {
        Value value = named.get(name);
        return value == null && position < positional.size()
                ? Optional.of(positional.get(position))
                : Optional.ofNullable(value);
    }
}
