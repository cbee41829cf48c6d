package io.gather.stats.query;

import java.util.List;
import java.util.Map;

import io.gather.stats.metric.Point;

/**
 * Which points are wanted, and which of their fields.
 *
 * @param tags by name; a point that has no such tag is as one that has it empty
 */
public record PointFilter(List<StatNameGlob> names, Map<String, List<StatNameGlob>> tags, List<StatNameGlob> fields) {
    public static final PointFilter ALL = new PointFilter(List.of(), Map.of(), List.of());

    public PointFilter {
        names = List.copyOf(names);
        tags = Map.copyOf(tags);
        fields = List.copyOf(fields);
    }

    public boolean wants(Point point) {
        if (!StatNameGlob.any(names, point.name())) {
            return false;
        }
        for (Map.Entry<String, List<StatNameGlob>> tag : tags.entrySet()) {
            String value = point.tags().find(tag.getKey());
            if (!StatNameGlob.any(tag.getValue(), value == null ? "" : value)) {
                return false;
            }
        }
        return true;
    }

    public boolean wantsField(String name) {
        return StatNameGlob.any(fields, name);
    }
}
