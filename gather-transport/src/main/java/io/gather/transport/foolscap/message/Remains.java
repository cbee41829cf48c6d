package io.gather.transport.foolscap.message;

import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Makes what can be made of objects whose ends have not come: what a node could not send whole names its incident all the same. */
final class Remains {
    private Remains() {}

    /** @param open the innermost first */
    static Salvaged of(Deque<OpenObject> open) {
        @Nullable
        Value inner = null;
        @Nullable
        Arguments arguments = null;
        for (Iterator<OpenObject> objects = open.iterator(); objects.hasNext();) {
            OpenObject object = objects.next();
            OpenType type = object.type();
            if (!objects.hasNext()) {
                return type == null ? new Salvaged.OfNothing() : message(type, object, arguments, inner);
            }
            if (type == OpenType.ARGUMENTS) {
                arguments = arguments(object.children(), inner);
            } else if (type != null) {
                inner = value(type, object, inner);
            }
        }
        return new Salvaged.OfNothing();
    }

    private static Salvaged message(OpenType type, OpenObject object, @Nullable Arguments begun,
            @Nullable Value inner) {
        List<Value> parts = object.children();
        return switch (type) {
            case CALL -> {
                Arguments whole = object.arguments();
                Arguments known = whole == null ? begun : whole;
                yield new Salvaged.OfCall(part(parts, 0).flatMap(Value::asLong), part(parts, 1).flatMap(Value::asLong),
                        part(parts, 2).flatMap(Value::asText), known == null ? Arguments.none() : known);
            }
            case ANSWER -> new Salvaged.OfAnswer(part(parts, 0).flatMap(Value::asLong),
                    part(parts, 1).or(() -> Optional.ofNullable(inner)));
            case ERROR -> new Salvaged.OfAnswer(part(parts, 0).flatMap(Value::asLong), Optional.empty());
            default -> new Salvaged.OfNothing();
        };
    }

    private static Optional<Value> part(List<Value> parts, int index) {
        return index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
    }

    private static Arguments arguments(List<Value> parts, @Nullable Value inner) {
        if (parts.isEmpty()) {
            return Arguments.none();
        }
        List<Value> known = with(parts.subList(1, parts.size()), inner);
        long wanted = parts.getFirst().asLong().orElse(0L);
        int positional = (int) Math.max(0, Math.min(wanted, known.size()));
        return new Arguments(known.subList(0, positional), named(known.subList(positional, known.size())));
    }

    private static @Nullable Value value(OpenType type, OpenObject object, @Nullable Value inner) {
        List<Value> parts = with(object.children(), inner);
        return switch (type) {
            case LIST -> new Value.Listing(parts);
            case TUPLE -> new Value.Tuple(parts);
            case SET, IMMUTABLE_SET -> new Value.Group(parts, type == OpenType.SET);
            case DICT -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                for (int i = 0; i + 1 < parts.size(); i += 2) {
                    entries.putIfAbsent(parts.get(i), parts.get(i + 1));
                }
                yield new Value.Dict(entries);
            }
            case COPYABLE -> new Value.Copied(Objects.requireNonNullElse(object.copied(), ""), named(parts));
            default -> null;
        };
    }

    private static Map<String, Value> named(List<Value> parts) {
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            Value value = parts.get(i + 1);
            parts.get(i).asText().ifPresent(name -> named.putIfAbsent(name, value));
        }
        return named;
    }

    private static List<Value> with(List<Value> parts, @Nullable Value inner) {
        List<Value> all = new ArrayList<>(parts);
        if (inner != null) {
            all.add(inner);
        }
        return all;
    }
}
