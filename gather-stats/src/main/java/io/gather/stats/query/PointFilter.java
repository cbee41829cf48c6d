package io.gather.stats.query;

import java.util.List;
import java.util.Map;

import io.gather.stats.metric.Point;

/**
 * Which points are wanted, and which of their fields.
 *
 * @param tags by name; a point that has no such tag is as one that has it empty
 */
public record PointFilter(List<NameGlob> names, Map<String, List<NameGlob>> tags, List<NameGlob> fields) {
    public static final PointFilter ALL = new PointFilter(List.of(), Map.of(), List.of());

    public PointFilter {
        names = List.copyOf(names);
        tags = Map.copyOf(tags);
        fields = List.copyOf(fields);
    }

    public boolean wants(Point point) {
        if (!NameGlob.any(names, point.name())) {
            return false;
        }
        for (Map.Entry<String, List<NameGlob>> tag : tags.entrySet()) {
            String value = point.tags().find(tag.getKey());
            if (!NameGlob.any(tag.getValue(), value == null ? "" : value)) {
                return false;
            }
        }
        return true;
    }

    public boolean wantsField(String name) {
        return NameGlob.any(fields, name);
    }
}
