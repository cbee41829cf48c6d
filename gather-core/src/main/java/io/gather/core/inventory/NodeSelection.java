package io.gather.core.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.nodeset.Groups;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.nodeset.NodeSetException;
import io.gather.core.toml.NearestName;

/**
 * Chooses nodes: those of one expression but for those of another.
 *
 * @param nodesName what the first expression is called where it was typed
 * @param excludedName of the second one
 */
public record NodeSelection(String nodes, String excluded, String nodesName, String excludedName) {
    /** Characters of a list of names in a message. */
    private static final int LONGEST = 80;
    private static final int MOST = 50_000;

    public NodeSelection(String nodes, String excluded) {
        this(nodes, excluded, "nodes", "excluded nodes");
    }

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
            chosen = parse(nodes, groups, nodesName);
            NodeSet unknown = chosen.difference(known);
            if (!unknown.isEmpty()) {
                throw unknown(unknown, groups);
            }
        }
        if (!excluded.isBlank()) {
            chosen = chosen.difference(parse(excluded, groups, excludedName));
        }
        if (chosen.isEmpty()) {
            throw new GatherException(InputError.NO_NODE_LEFT, "no node is left to gather from",
                    nodes.isBlank() ? excludedName : nodesName,
                    Remedy.of("see the nodes that there are: {}", Action.SEE_NODES.on()));
        }
        return only(inventory, new HashSet<>(chosen.stream().toList()));
    }

    /** Without an inventory names are addresses, as for other tools that run something on many hosts. */
    public Inventory withoutInventory(String cluster) {
        if (NodeSet.needsGroups(nodes) || NodeSet.needsGroups(excluded)) {
            throw new GatherException(InputError.INVENTORY_NEEDED,
                    "that needs an inventory, which has groups and numbers, and none is named", nodesName,
                    Remedy.of("name one: {}; or for all gathers: {}", Action.INVENTORY.on(),
                            Action.SAVE_INVENTORY.on()));
        }
        NodeSet chosen = parse(nodes, Groups.NONE, nodesName);
        if (!excluded.isBlank()) {
            chosen = chosen.difference(parse(excluded, Groups.NONE, excludedName));
        }
        if (chosen.isEmpty() || chosen.count() > MOST) {
            throw new GatherException(InputError.NO_NODE_LEFT,
                    chosen.isEmpty() ? "no node is left to gather from" : chosen.count() + " nodes are too many",
                    nodesName, Remedy.of("see what it means: {}", Action.COUNT_NODES.on()));
        }
        return new Inventory(cluster, chosen.stream().map(name -> new Node(name, name)).toList(), Map.of(), List.of(),
                true);
    }

    private static NodeSet parse(String expression, Groups groups, String option) {
        try {
            return NodeSet.parse(expression, groups);
        } catch (NodeSetException e) {
            throw new GatherException(InputError.NODE_SET_WRONG, String.valueOf(e.getMessage()), option,
                    e.kind() == NodeSetException.Kind.GROUP
                            ? Remedy.of("see groups and nodes: {}", Action.SEE_NODES_OF_FILE.on())
                            : Remedy.of("write sets like node[1-9,12] or @group!node3"),
                    e);
        }
    }

    private GatherException unknown(NodeSet unknown, Groups groups) {
        String first = unknown.iterator().next();
        String folded = unknown.count() <= MOST ? unknown.toString() : "";
        String shown = folded.isEmpty() || folded.length() > LONGEST
                ? unknown.count() + " names, such as " + first
                : folded;
        return new GatherException(InputError.NODE_UNKNOWN,
                "not in the inventory: " + shown + NearestName.hint(first, groups.all()), nodesName,
                Remedy.of("see the nodes that there are: {}", Action.SEE_NODES.on()));
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
                inventory.shared(), inventory.part() || names.size() < inventory.nodes().size());
    }
}
