package io.gather.cli.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.gather.cli.show.Printer;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.nodeset.NodeSet;
import org.jspecify.annotations.Nullable;

/** An inventory, folded; with one line for all nodes that are reached alike. */
public record NodeTable(Printer printer) {
    void show(Inventory inventory) {
        Map<String, List<Node>> alike = new LinkedHashMap<>();
        for (Node node : inventory.nodes()) {
            String by = node.address().equals(node.name()) ? "by name" : "by address";
            alike.computeIfAbsent(by + words(node), key -> new ArrayList<>()).add(node);
        }
        alike.values().forEach(nodes -> {
            String names = NodeSet.of(nodes.stream().map(Node::name).toList()).toString();
            String addresses = NodeSet.of(nodes.stream().map(Node::address).toList()).toString();
            printer.result(names + (addresses.equals(names) ? "" : "  at " + addresses) + words(nodes.getFirst()));
        });
        inventory.groups().forEach(
                (group, names) -> printer
                        .result("@" + group + "  " + (names.isEmpty() ? "(none)" : NodeSet.of(names))));
        int count = inventory.nodes().size();
        printer.message((count == 1 ? "1 node" : count + " nodes") + " of cluster " + inventory.cluster()
                + (inventory.shared().isEmpty() ? "" : ", shared " + String.join(", ", inventory.shared())));
    }

    /** One node a line. */
    void list(Inventory inventory) {
        for (Node node : inventory.nodes()) {
            String address = node.address().equals(node.name()) ? "" : "  at " + node.address();
            String lnn = node.lnn() == null ? "" : "  lnn " + node.lnn();
            printer.result(node.name() + address + lnn + words(node));
        }
    }

    /** One node a line, for programs. */
    void json(Inventory inventory) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        inventory.groups().forEach((group, names) -> names.forEach(
                name -> groups.computeIfAbsent(name, key -> new ArrayList<>()).add(group)));
        for (Node node : inventory.nodes()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("cluster", inventory.cluster());
            line.put("name", node.name());
            line.put("address", node.address());
            line.put("lnn", node.lnn());
            line.put("reach", node.reach().word());
            line.putAll(details(node.reach()));
            line.put("facts", node.facts());
            line.put("groups", groups.getOrDefault(node.name(), List.of()));
            line.values().removeIf(java.util.Objects::isNull);
            printer.json(line);
        }
    }

    private static Map<String, Object> details(Reach reach) {
        Map<String, Object> details = new LinkedHashMap<>();
        switch (reach) {
            case Reach.Local _ -> {
                // Nothing can be said of it.
            }
            case Reach.Ssh ssh -> {
                details.put("user", ssh.user());
                details.put("port", ssh.port());
                details.put("key", ssh.key());
                details.put("jump", ssh.jump());
                details.put("sudo", ssh.sudo());
            }
            case Reach.Rpc rpc -> details.put("port", rpc.port());
            case Reach.Plugin plugin -> details.put("options", plugin.options());
        }
        return details;
    }

    private static String words(Node node) {
        return switch (node.reach()) {
            case Reach.Local _ -> "";
            case Reach.Ssh ssh -> said("user", ssh.user()) + said("port", ssh.port()) + said("key", ssh.key())
                    + said("by", ssh.jump()) + (ssh.sudo() ? "  sudo" : "");
            case Reach.Rpc rpc -> "  reach rpc" + said("port", rpc.port());
            case Reach.Plugin plugin -> "  reach " + plugin.word() + plugin.options().entrySet().stream().sorted(
                    Map.Entry.comparingByKey()).map(option -> said(option.getKey(), option.getValue()))
                    .collect(Collectors.joining());
        };
    }

    private static String said(String what, @Nullable Object value) {
        return value == null ? "" : "  " + what + " " + value;
    }
}
