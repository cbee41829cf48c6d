package io.gather.core.inventory.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A group of an Ansible inventory, as it stands there. */
final class AnsibleGroup {
    final Set<String> hosts = new LinkedHashSet<>();
    final Set<String> children = new LinkedHashSet<>();
    final Map<String, Variable> variables = new LinkedHashMap<>();
    /** Groups above this one; what is nearer to a host wins. */
    int depth;

    /** @param line where it stands, counted from 1 */
    record Variable(String value, int line, int column) {}

    /** Those of a group come before those of its children. */
    static List<String> byDepth(Map<String, AnsibleGroup> groups, Set<String> names) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort((a, b) -> {
            int depths = Integer.compare(depth(groups, a), depth(groups, b));
            return depths != 0 ? depths : a.compareTo(b);
        });
        return sorted;
    }

    private static int depth(Map<String, AnsibleGroup> groups, String name) {
        AnsibleGroup group = groups.get(name);
        return group == null ? 0 : group.depth;
    }
}
