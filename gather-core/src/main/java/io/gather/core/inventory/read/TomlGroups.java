package io.gather.core.inventory.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import io.gather.core.nodeset.Groups;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.nodeset.NodeSetException;
import io.gather.core.toml.NearestName;
import io.gather.core.toml.TomlSection;
import org.jspecify.annotations.Nullable;

/** Groups are expressions, which may name other groups, in any order. */
final class TomlGroups implements Groups {
    /** Groups within groups; as many as in Ansible's inventories. */
    private static final int DEEPEST = AnsibleModel.DEEPEST;

    private final TomlSection section;
    private final Set<String> keys;
    private final NodeList nodes;
    private final Map<String, List<String>> known = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    TomlGroups(TomlSection section, NodeList nodes) {
        this.section = section;
        this.keys = section.keys();
        this.nodes = nodes;
    }

    void read() {
        for (String name : keys) {
            try {
                nodes.group(name, members(null, name));
            } catch (NodeSetException e) {
                section.problem(name, "'" + name + "': " + e.getMessage());
                if (e.kind() == NodeSetException.Kind.TOO_LARGE) {
                    return;
                }
            }
        }
    }

    @Override
    public Collection<String> members(@Nullable String source, String group) {
        List<String> before = known.get(group);
        if (before != null) {
            return before;
        }
        if (source != null || !keys.contains(group)) {
            throw refusal("there is no group @" + group + NearestName.hint(group, names()));
        }
        if (!underWay.add(group)) {
            throw refusal("@" + group + " is made of itself");
        }
        try {
            List<String> members = checked(group);
            known.put(group, members);
            return members;
        } finally {
            underWay.remove(group);
        }
    }

    private List<String> checked(String group) {
        if (underWay.size() > DEEPEST) {
            throw new NodeSetException(NodeSetException.Kind.TOO_LARGE,
                    "groups are made of groups more than " + DEEPEST + " deep; name nodes in fewer steps");
        }
        NodeSet set = NodeSet.parseAll(section.strings(group).stream(), this);
        List<String> members = set.stream().limit(nodes.names().size() + 1L).toList();
        for (String member : members) {
            if (!nodes.has(member)) {
                throw refusal("there is no node '" + member + "'" + NearestName.hint(member, nodes.names()));
            }
        }
        return members;
    }

    @Override
    public Collection<String> all() {
        return nodes.names();
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(keys);
    }

    private static NodeSetException refusal(String reason) {
        return new NodeSetException(NodeSetException.Kind.GROUP, reason);
    }
}
