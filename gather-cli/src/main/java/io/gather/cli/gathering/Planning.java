package io.gather.cli.gathering;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.cli.show.Printer;
import io.gather.cli.show.TaskList;
import io.gather.core.catalog.Item;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.Estimate;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.overlord.PlannedNodes;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.core.window.Window;

/** What a gather would do where, nodes that would do the same together. */
record Planning(Printer printer, GatherRequest request, Map<String, Estimate> estimates) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx")
            .withZone(ZoneId.systemDefault());

    void show(List<Item> items, List<PlannedNodes> nodes, boolean json) {
        boolean here = nodes.stream().allMatch(PlannedNodes::here);
        new TaskList(printer).show(items, item -> size(item, here), json);
        for (PlannedNodes alike : nodes) {
            if (json) {
                printer.json(fields(alike));
            } else {
                printer.result(text(alike));
            }
        }
    }

    /** What is there, where that is known for all; else the item's limit. */
    private TaskList.Size size(Item item, boolean here) {
        Estimate estimate = here ? estimates.get(item.fullName()) : null;
        return estimate == null
                ? new TaskList.Size(null, item.max().bytes(), null)
                : new TaskList.Size(estimate.bytes(), item.max().bytes(), estimate.files());
    }

    private String text(PlannedNodes alike) {
        StringBuilder text = new StringBuilder(NodeSet.of(alike.nodes()) + ": "
                + alike.reach().words() + ", "
                + alike.tasks().size() + (alike.tasks().size() == 1 ? " item" : " items") + ", up to "
                + ByteSize.of(most(alike)) + (alike.nodes().size() == 1 ? "" : " each") + ", "
                + Durations.show(request.limits().totalTime()) + " at most");
        if (alike.here() && bytes(alike) > 0) {
            text.append("; files there now: ").append(ByteSize.of(bytes(alike)));
        }
        text.append(window(request.window()));
        if (!alike.shared().isEmpty()) {
            text.append("; ").append(String.join(", ", alike.shared())).append(" from the first node that answers");
        }
        return text.toString();
    }

    private static String window(Window window) {
        if (window.until() == null) {
            return window.from() == null ? "" : "; only what is since " + TIME.format(window.from());
        }
        return window.from() == null
                ? "; only what is until " + TIME.format(window.until())
                : "; only what is from " + TIME.format(window.from()) + " until " + TIME.format(window.until());
    }

    private Map<String, Object> fields(PlannedNodes alike) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("nodes", alike.nodes());
        fields.put("folded", NodeSet.of(alike.nodes()).toString());
        fields.put("here", alike.here());
        fields.put("reach", alike.reach().word());
        fields.put("user", alike.reach() instanceof Reach.Ssh ssh ? ssh.user() : null);
        fields.put("sudo", alike.reach() instanceof Reach.Ssh ssh && ssh.sudo());
        fields.put("items", alike.tasks().size());
        fields.put("most", most(alike));
        fields.put("files", alike.here() ? bytes(alike) : null);
        fields.put("since", request.window().from());
        fields.put("until", request.window().until());
        fields.put("shared", alike.shared());
        fields.values().removeIf(java.util.Objects::isNull);
        return fields;
    }

    private long most(PlannedNodes alike) {
        return Math.min(request.limits().totalSize().bytes(), alike.most());
    }

    private long bytes(PlannedNodes alike) {
        return alike.tasks().stream().map(task -> estimates.get(task.fullName()))
                .mapToLong(estimate -> estimate == null ? 0 : estimate.bytes()).sum();
    }
}
