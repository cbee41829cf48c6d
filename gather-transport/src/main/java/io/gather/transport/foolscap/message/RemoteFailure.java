package io.gather.transport.foolscap.message;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a call failed, as Foolscap tells it.
 *
 * @param type such as {@code builtins.KeyError}
 * @param parents the types that it is of, its own first
 */
public record RemoteFailure(String type, String value, String traceback, List<String> parents) {
    static final String CLASS = "twisted.python.failure.Failure";
    /** What tubs in Python take at most. */
    private static final int LONGEST_TYPE = 200;
    private static final int LONGEST_VALUE = 1000;
    private static final int LONGEST_TRACEBACK = 1900;

    public RemoteFailure {
        parents = List.copyOf(parents);
    }

    /** One of ours. How it came about is nobody else's matter. */
    public static RemoteFailure of(String type, String value) {
        return new RemoteFailure(type, value, "Traceback unavailable\n", List.of(type, "builtins.Exception"));
    }

    /** @param copied of whatever class: a newer peer may have one of its own */
    public static RemoteFailure of(Value.Copied copied) {
        return new RemoteFailure(text(copied, "type"), text(copied, "value"), text(copied, "traceback"),
                copied.attributes().get("parents") instanceof Value.Listing list
                        ? list.items().stream().flatMap(it -> it.asText().stream()).toList()
                        : List.of());
    }

    private static String text(Value.Copied copied, String name) {
        Value value = copied.attributes().get(name);
        return value == null ? "" : value.asText().orElse("");
    }

    Value.Copied copied() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("value", Value.bytes(cut(value, LONGEST_VALUE)));
        attributes.put("type", Value.bytes(cut(type, LONGEST_TYPE)));
        attributes.put("traceback", Value.bytes(cut(traceback, LONGEST_TRACEBACK)));
        attributes.put("parents",
                new Value.Listing(parents.stream().map(it -> Value.bytes(cut(it, LONGEST_TYPE))).toList()));
        return new Value.Copied(CLASS, attributes);
    }

    private static String cut(String text, int bytes) {
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        int end = bytes;
        if (whole.length <= end) {
            return text;
        }
        while (end > 0 && (whole[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(whole, 0, end, StandardCharsets.UTF_8);
    }
}
