package io.gather.core.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.gather.core.nodeset.Groups;
import io.gather.core.nodeset.NodeSetException;
import io.gather.core.toml.NearestName;
import org.jspecify.annotations.Nullable;

/**
 * The groups of an inventory, for node sets. {@code @rack:r1} are the nodes of which the inventory says that their fact {@code rack}
 * is {@code r1}; {@code @lnn:4} the one with that logical number.
 */
public final class InventoryGroups implements Groups {
    private final Inventory inventory;

    public InventoryGroups(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Collection<String> members(@Nullable String source, String group) {
        if (source != null) {
            return byFact(source, group);
        }
        List<String> members = inventory.groups().get(group);
        if (members == null) {
            throw unknown("@" + group, NearestName.hint(group, names()));
        }
        return members;
    }

    @Override
    public Collection<String> all() {
        return inventory.nodes().stream().map(Node::name).toList();
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(inventory.groups().keySet());
    }

    private List<String> byFact(String fact, String value) {
        List<String> names = new ArrayList<>();
        SortedSet<String> values = new TreeSet<>();
        for (Node node : inventory.nodes()) {
            String told = told(node, fact);
            if (told != null) {
                values.add(told);
            }
            if (value.equals(told) || (value.equals("*") && told != null)) {
                names.add(node.name());
            }
        }
        if (names.isEmpty()) {
            throw unknown("@" + fact + ":" + value, NearestName.hint(value, values));
        }
        return names;
    }

    private static @Nullable String told(Node node, String fact) {
        Integer lnn = node.lnn();
        return fact.equals("lnn") && lnn != null ? lnn.toString() : node.facts().get(fact);
    }

    private static NodeSetException unknown(String what, String hint) {
        return new NodeSetException(NodeSetException.Kind.GROUP, "there is no group " + what + hint);
    }
}
