package io.gather.core.nodeset;

import java.util.List;
import java.util.Map;

/**
 * What became of an expression.
 *
 * @param error ClusterShell's name of the error, or nothing
 * @param names empty where there are too many to compare
 */
record Seen(String error, String fold, long count, List<String> names) {
    private static final int COMPARED = 300;

    static Seen of(String kind, String expression) {
        boolean ranges = kind.equals("rangeset");
        try {
            if (ranges) {
                RangeSet set = RangeSet.parse(expression);
                return new Seen("", set.toString(), set.count(), List.of());
            }
            NodeSet set = NodeSet.parse(expression);
            return new Seen("", set.toString(), set.count(), set.stream().limit(COMPARED).toList()).cut();
        } catch (NodeSetException e) {
            return new Seen(ranges ? "RangeSetParseError" : name(e.kind()), "", 0, List.of());
        }
    }

    /** As in files of vectors. */
    static Seen from(Map<String, Object> vector) {
        if (vector.get("error") != null) {
            return new Seen(String.valueOf(vector.get("error")), "", 0, List.of());
        }
        List<String> names = vector.get("expand") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        long count = Long.parseLong(String.valueOf(vector.get("count")));
        return new Seen("", String.valueOf(vector.get("fold")), count, names).cut();
    }

    private Seen cut() {
        return count <= 64 ? this : new Seen(error, fold, count, List.of());
    }

    private static String name(NodeSetException.Kind kind) {
        return switch (kind) {
            case SYNTAX -> "NodeSetParseError";
            case RANGE -> "NodeSetParseRangeError";
            case TOO_LARGE, GROUP -> kind.name();
        };
    }
}
