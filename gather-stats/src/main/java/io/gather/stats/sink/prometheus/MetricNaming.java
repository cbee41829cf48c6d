package io.gather.stats.sink.prometheus;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.gather.stats.config.MetricNames;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.TagSet;
import org.jspecify.annotations.Nullable;

/**
 * How points are called where Prometheus has them.
 *
 * @param instanceLabel of a further label with the cluster's name; empty: there is none
 */
public record MetricNaming(MetricNames names, String instanceLabel) {
    private static final String CLUSTER = "cluster";

    /** Whether a field is a measure at all. */
    public boolean isShown(String field) {
        return MetricName.isShown(field);
    }

    public String metric(String stat, FieldSet fields, int field) {
        return MetricName.of(switch (names) {
            case GOSTATS -> "isilon_stat_";
            case CONNECTOR -> "isilon_";
        }, stat, fields, field);
    }

    /** @return null: the tag is not shown */
    private @Nullable String label(String tag, TagSet tags) {
        return switch (names) {
            case GOSTATS -> MetricName.ofLabel(tag);
            // Of the connector a node is its device, where there is one: summaries have none.
            case CONNECTOR -> switch (tag) {
                case CLUSTER -> "hostname";
                case "devid" -> "node";
                case "node" -> tags.find("devid") == null ? "node" : null;
                default -> MetricName.ofLabel(tag);
            };
        };
    }

    /** The tag of each label that these have, in the order of the labels. */
    SortedMap<String, String> tagOfLabel(Iterable<TagSet> all) {
        SortedMap<String, String> tagOfLabel = new TreeMap<>();
        for (TagSet tags : all) {
            for (int i = 0; i < tags.size(); i++) {
                String label = label(tags.name(i), tags);
                if (label != null) {
                    tagOfLabel.putIfAbsent(label, tags.name(i));
                }
            }
        }
        if (!instanceLabel.isEmpty()) {
            tagOfLabel.putIfAbsent(MetricName.ofLabel(instanceLabel), CLUSTER);
        }
        return tagOfLabel;
    }

    /** The labels of a point, without those that are empty. */
    public SortedMap<String, String> labels(TagSet tags) {
        SortedMap<String, String> labels = tagOfLabel(List.of(tags));
        labels.replaceAll((label, tag) -> {
            String value = tags.find(tag);
            return value == null ? "" : value;
        });
        labels.values().removeIf(String::isEmpty);
        return labels;
    }
}
