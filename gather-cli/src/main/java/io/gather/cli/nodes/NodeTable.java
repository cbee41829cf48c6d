package io.gather.cli.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.cli.show.Printer;
import io.gather.core.inventory.Access;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.nodeset.NodeSet;

/** An inventory, folded; with one line for all nodes that are reached alike. */
public record NodeTable(Printer printer) {
    void show(Inventory inventory) {
        Map<String, List<Node>> alike = new LinkedHashMap<>();
        for (Node node : inventory.nodes()) {
            String by = node.address().equals(node.name()) ? "by name" : "by address";
            alike.computeIfAbsent(by + way(node), key -> new ArrayList<>()).add(node);
        }
        alike.values().forEach(nodes -> {
            String names = NodeSet.of(nodes.stream().map(Node::name).toList()).toString();
            String addresses = NodeSet.of(nodes.stream().map(Node::address).toList()).toString();
            printer.result(names + (addresses.equals(names) ? "" : "  at " + addresses) + way(nodes.getFirst()));
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
            printer.result(node.name() + address + lnn + way(node));
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
            line.put("user", node.access().user());
            line.put("port", node.access().port());
            line.put("key", node.access().key());
            line.put("jump", node.access().jump());
            line.put("sudo", node.access().sudo());
            line.put("facts", node.facts());
            line.put("groups", groups.getOrDefault(node.name(), List.of()));
            line.values().removeIf(java.util.Objects::isNull);
            printer.json(line);
        }
    }

    private static String way(Node node) {
        Access access = node.access();
        return (access.user() == null ? "" : "  user " + access.user())
                + (access.port() == null ? "" : "  port " + access.port())
                + (access.key() == null ? "" : "  key " + access.key())
                + (access.jump() == null ? "" : "  by " + access.jump()) + (access.sudo() ? "  sudo" : "");
    }
}
