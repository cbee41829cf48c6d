package io.gather.stats.sink.prometheus;

import io.gather.stats.metric.FieldSet;

/** Names as Prometheus takes them. */
final class MetricName {
    /** A number of an operation, which is no measure. */
    private static final String NO_MEASURE = "op_id";

    private MetricName() {}

    static boolean isShown(String field) {
        return !field.equals(NO_MEASURE);
    }

    /** The field is named where the point has several, among them those that are not shown. */
    static String of(String prefix, String stat, FieldSet fields, int field) {
        return legal(fields.size() == 1 ? prefix + stat : prefix + stat + "_" + fields.name(field), true);
    }

    /** Everything else than letters, digits and {@code _} becomes that. */
    static String ofLabel(String tag) {
        return legal(tag, false);
    }

    private static String legal(String name, boolean colons) {
        for (int i = 0; i < name.length(); i++) {
            if (!isLegal(name.charAt(i), i, colons)) {
                StringBuilder changed = new StringBuilder(name);
                for (int at = i; at < name.length(); at++) {
                    changed.setCharAt(at, isLegal(name.charAt(at), at, colons) ? name.charAt(at) : '_');
                }
                return changed.toString();
            }
        }
        return name.isEmpty() ? "_" : name;
    }

    private static boolean isLegal(char c, int at, boolean colons) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9' && at > 0)
                || (colons && c == ':');
    }
}
