package io.gather.cli.gathering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.gather.cli.show.Counts;
import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.core.estimate.GatherEstimate;
import io.gather.core.estimate.GroupEstimate;
import io.gather.core.estimate.NodeEstimate;
import io.gather.core.minion.Estimate;
import io.gather.core.units.ByteSize;

/** How much a gather would take, a node and its groups after the other: those of which the same is to be said together, the largest first. */
record EstimateTable(NodeFolding folding) {
    /** More groups, or nodes, than these are told as one. */
    private static final int GROUPS = 8;
    private static final int NODES = 20;

    List<String> lines(GatherEstimate estimate) {
        Map<List<String>, List<NodeEstimate>> alike = new LinkedHashMap<>();
        estimate.nodes().stream().sorted(Comparator.comparingLong(node -> -node.all().files().bytes()))
                .forEach(node -> alike.computeIfAbsent(rows(node), _ -> new ArrayList<>()).add(node));
        List<String> lines = new ArrayList<>();
        alike.entrySet().stream().limit(NODES).forEach(each -> {
            lines.add(folding.fold(names(each.getValue())) + ": " + each.getKey().getFirst());
            lines.addAll(each.getKey().subList(1, each.getKey().size()));
        });
        List<NodeEstimate> others = alike.values().stream().skip(NODES).flatMap(List::stream).toList();
        if (!others.isEmpty()) {
            lines.add(Counts.count(others.size(), "more node") + ": " + size(new GatherEstimate(others).files()));
        }
        lines.add(total(estimate));
        return lines;
    }

    /** What is said of a node without its name. */
    private static List<String> rows(NodeEstimate node) {
        GroupEstimate all = node.all();
        List<String> rows = new ArrayList<>();
        rows.add((node.problem() == null ? "" : "not known: " + node.problem() + "; at least ") + size(all.files())
                + ", and what " + Counts.count(all.commands(), "command") + " print"
                + (all.commands() == 1 ? "s" : ""));
        List<Map.Entry<String, GroupEstimate>> groups = node.groups().entrySet().stream()
                .filter(group -> group.getValue().files().files() > 0)
                .sorted(Comparator.comparingLong(group -> -group.getValue().files().bytes())).toList();
        groups.stream().limit(GROUPS)
                .forEach(group -> rows.add(row(group.getKey(), group.getValue().files())));
        if (groups.size() > GROUPS) {
            rows.add(row(Counts.count(groups.size() - GROUPS, "more group"), groups.stream().skip(GROUPS)
                    .map(group -> group.getValue().files()).reduce(Estimate.NOTHING, Estimate::plus)));
        }
        return rows;
    }

    private static String row(String name, Estimate files) {
        return String.format(Locale.ROOT, "  %-20s %10s  %s", name, ByteSize.of(files.bytes()),
                Counts.count(files.files(), "file"));
    }

    private static String size(Estimate files) {
        return ByteSize.of(files.bytes()) + " in " + Counts.count(files.files(), "file");
    }

    private String total(GatherEstimate estimate) {
        List<NodeEstimate> unknown = estimate.unknown();
        return "in all: " + (unknown.isEmpty() ? "" : "at least ") + size(estimate.files()) + ", before compression"
                + (unknown.isEmpty() ? "" : "; not known: " + folding.fold(names(unknown)));
    }

    private static List<String> names(List<NodeEstimate> nodes) {
        return nodes.stream().map(NodeEstimate::node).toList();
    }

    /** For programs: a line a node, and one for all. */
    void json(GatherEstimate estimate, Printer printer) {
        estimate.nodes().forEach(node -> printer.json(fields(node)));
        Map<String, Object> fields = fields("estimated", estimate.all());
        fields.put("nodes", estimate.nodes().size());
        fields.put("notKnown", names(estimate.unknown()));
        printer.jsonAtOnce(fields);
    }

    private static Map<String, Object> fields(NodeEstimate node) {
        Map<String, Object> fields = fields("estimate", node.all());
        fields.put("node", node.node());
        Map<String, Object> groups = new LinkedHashMap<>();
        node.groups().forEach((name, group) -> groups.put(name, fields("", group)));
        fields.put("groups", groups);
        if (node.problem() != null) {
            fields.put("problem", node.problem());
        }
        return fields;
    }

    private static Map<String, Object> fields(String event, GroupEstimate estimate) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!event.isEmpty()) {
            fields.put("event", event);
        }
        fields.put("bytes", estimate.files().bytes());
        fields.put("files", estimate.files().files());
        fields.put("unknownItems", estimate.unknown());
        fields.put("commands", estimate.commands());
        return fields;
    }
}
