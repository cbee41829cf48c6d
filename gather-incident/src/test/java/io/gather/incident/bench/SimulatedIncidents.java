package io.gather.incident.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.gather.transport.foolscap.message.Value;

/** What simulated nodes log: texts of the length and variety of those of Tahoe-LAFS. Made once, and sent by all nodes. */
final class SimulatedIncidents {
    private static final List<String> FACILITIES = List.of("tahoe.immutable.upload", "tahoe.introducer.client",
            "foolscap.negotiation", "foolscap.connection", "tahoe.storage");
    private static final double BEGIN = 1_790_000_000;

    private final List<Value> events;

    /** @param howMany events an incident has */
    SimulatedIncidents(int howMany) {
        Random random = new Random(howMany);
        List<Value> made = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            made.add(event(random, i, 20));
        }
        events = List.copyOf(made);
    }

    private static Value event(Random random, long number, int level) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        entries.put(Value.text("format"),
                Value.text("CHKUploader %(id)s: %(done)d of %(all)d shares are placed on %(peer)s"));
        entries.put(Value.text("id"), Value.text(Long.toString(random.nextLong(), 36)));
        entries.put(Value.text("done"), Value.of(random.nextInt(10)));
        entries.put(Value.text("all"), Value.of(10));
        entries.put(Value.text("peer"), Value.text("v0-" + Long.toString(random.nextLong(), 36)));
        entries.put(Value.text("facility"), Value.text(FACILITIES.get(random.nextInt(FACILITIES.size()))));
        entries.put(Value.text("level"), Value.of(level));
        entries.put(Value.text("umid"), Value.text("Bench" + level));
        entries.put(Value.text("num"), Value.of(number));
        entries.put(Value.text("time"), new Value.Real(BEGIN + number + random.nextDouble()));
        entries.put(Value.text("incarnation"),
                new Value.Listing(List.of(Value.bytes("0123456789abcdef"), new Value.None())));
        return new Value.Dict(entries);
    }

    /** One event, for who wants all of them; gatherers look at its number, to know what they have. */
    Value event(int which, long number) {
        Map<Value, Value> entries = new LinkedHashMap<>(((Value.Dict) events.get(which % events.size())).entries());
        entries.put(Value.text("num"), Value.of(number));
        return new Value.Dict(entries);
    }

    /** What began an incident: no two are equal. */
    static Value trigger(int node, int number) {
        return event(new Random((long) node << 32 | number), number, 30);
    }

    /** An incident, as a node answers that is asked for it. */
    Value incident(Value trigger) {
        Map<Value, Value> header = new LinkedHashMap<>();
        header.put(Value.text("type"), Value.text("incident"));
        header.put(Value.text("trigger"), trigger);
        header.put(Value.text("versions"), new Value.Dict(Map.of(Value.text("tahoe-lafs"), Value.text("1.20.0"))));
        header.put(Value.text("pid"), Value.of(4711));
        List<Value> all = new ArrayList<>(events);
        all.add(trigger);
        return new Value.Tuple(List.of(new Value.Dict(header), new Value.Listing(all)));
    }

    /** Names of one node's incidents sort as they were made; no two nodes have the same. */
    static String name(int node, int number) {
        return "incident-2026-11-%02d--%02d-%02d-%02dZ-n%05d".formatted(1 + number / 86_400 % 28, number / 3600 % 24,
                number / 60 % 60, number % 60, node);
    }

    /** The number in such a name. */
    static int number(String name) {
        String digits = name.replaceAll("[^0-9]", "");
        int day = Integer.parseInt(digits.substring(6, 8)) - 1;
        int hour = Integer.parseInt(digits.substring(8, 10));
        int minute = Integer.parseInt(digits.substring(10, 12));
        return ((day * 24 + hour) * 60 + minute) * 60 + Integer.parseInt(digits.substring(12, 14));
    }
}
