package io.gather.core.inventory;

import io.gather.core.error.InputError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.nodeset.Groups;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.nodeset.NodeSetException;
import io.gather.core.toml.NearestName;

/** Chooses nodes: those of one expression but for those of another. */
public record NodeSelection(String nodes, String excluded) {
    /** Characters of a list of names in a message. */
    private static final int LONGEST = 80;
    private static final int MOST = 50_000;

    public static final NodeSelection ALL = new NodeSelection("", "");

    public boolean isAll() {
        return nodes.isBlank() && excluded.isBlank();
    }

    /** @throws GatherException when a name is not in the inventory, or nothing is left */
    public Inventory of(Inventory inventory) {
        Groups groups = new InventoryGroups(inventory);
        NodeSet known = NodeSet.of(groups.all());
        NodeSet chosen = known;
        if (!nodes.isBlank()) {
            chosen = parse(nodes, groups, "--nodes");
            NodeSet unknown = chosen.difference(known);
            if (!unknown.isEmpty()) {
                throw unknown(unknown, groups);
            }
        }
        if (!excluded.isBlank()) {
            chosen = chosen.difference(parse(excluded, groups, "--exclude-nodes"));
        }
        if (chosen.isEmpty()) {
            throw new GatherException(InputError.NO_NODE_LEFT, "no node is left to gather from",
                    nodes.isBlank() ? "--exclude-nodes" : "--nodes", "see the nodes that there are: gather nodes");
        }
        return only(inventory, new HashSet<>(chosen.stream().toList()));
    }

    /** Without an inventory names are addresses, as for other tools that run something on many hosts. */
    public Inventory withoutInventory(String cluster) {
        if (NodeSet.needsGroups(nodes) || NodeSet.needsGroups(excluded)) {
            throw new GatherException(InputError.INVENTORY_NEEDED,
                    "that needs an inventory, which has groups and numbers, and none is named", "--nodes",
                    "name one: --inventory FILE; or for all gathers: gather settings modify --set inventory=FILE");
        }
        NodeSet chosen = parse(nodes, Groups.NONE, "--nodes");
        if (!excluded.isBlank()) {
            chosen = chosen.difference(parse(excluded, Groups.NONE, "--exclude-nodes"));
        }
        if (chosen.isEmpty() || chosen.count() > MOST) {
            throw new GatherException(InputError.NO_NODE_LEFT,
                    chosen.isEmpty() ? "no node is left to gather from" : chosen.count() + " nodes are too many",
                    "--nodes", "see what it means: gather nodes --count EXPR");
        }
        return new Inventory(cluster, chosen.stream().map(name -> new Node(name, name)).toList());
    }

    private static NodeSet parse(String expression, Groups groups, String option) {
        try {
            return NodeSet.parse(expression, groups);
        } catch (NodeSetException e) {
            throw new GatherException(InputError.NODE_SET_WRONG, String.valueOf(e.getMessage()), option,
                    e.kind() == NodeSetException.Kind.GROUP
                            ? "see groups and nodes: gather nodes -i FILE"
                            : "write sets like node[1-9,12] or @group!node3",
                    e);
        }
    }

    private static GatherException unknown(NodeSet unknown, Groups groups) {
        String first = unknown.iterator().next();
        String folded = unknown.count() <= MOST ? unknown.toString() : "";
        String shown = folded.isEmpty() || folded.length() > LONGEST
                ? unknown.count() + " names, such as " + first
                : folded;
        return new GatherException(InputError.NODE_UNKNOWN,
                "not in the inventory: " + shown + NearestName.hint(first, groups.all()), "--nodes",
                "see the nodes that there are: gather nodes");
    }

    private static Inventory only(Inventory inventory, Set<String> names) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        inventory.groups().forEach((group, members) -> {
            List<String> left = new ArrayList<>(members);
            left.retainAll(names);
            if (!left.isEmpty()) {
                groups.put(group, left);
            }
        });
        return new Inventory(inventory.cluster(),
                inventory.nodes().stream().filter(node -> names.contains(node.name())).toList(), groups,
                inventory.shared());
    }
}
