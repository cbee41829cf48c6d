package io.gather.core.inventory.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.gather.core.inventory.read.AnsibleGroup.Variable;

/** An Ansible inventory, whichever way it was written: groups of hosts and of groups, with variables for each. */
final class AnsibleModel {
    static final String ALL = "all";
    private static final String UNGROUPED = "ungrouped";

    private final Map<String, AnsibleGroup> groups = new TreeMap<>();
    private final Map<String, Map<String, Variable>> hosts = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    AnsibleGroup group(String name) {
        return groups.computeIfAbsent(name, key -> new AnsibleGroup());
    }

    boolean hasGroup(String name) {
        return groups.containsKey(name);
    }

    /** The same host in several groups is one host. */
    Map<String, Variable> host(String name, int line) {
        lines.putIfAbsent(name, line);
        return hosts.computeIfAbsent(name, key -> new LinkedHashMap<>());
    }

    void into(NodeList nodes, Lines text) {
        measure(text);
        Map<String, Set<String>> members = new TreeMap<>();
        Map<String, Set<String>> groupsOf = new LinkedHashMap<>();
        for (String group : groups.keySet()) {
            Set<String> all = members(group);
            members.put(group, all);
            all.forEach(host -> groupsOf.computeIfAbsent(host, key -> new LinkedHashSet<>()).add(group));
        }
        for (Map.Entry<String, Map<String, Variable>> host : hosts.entrySet()) {
            Map<String, Variable> variables = new LinkedHashMap<>(group(ALL).variables);
            Set<String> names = groupsOf.getOrDefault(host.getKey(), Set.of());
            for (String group : AnsibleGroup.byDepth(groups, names)) {
                variables.putAll(group(group).variables);
            }
            variables.putAll(host.getValue());
            String wrong = nodes.add(new AnsibleVariables(variables, nodes, text).node(host.getKey()));
            if (!wrong.isEmpty()) {
                text.problem(lines.getOrDefault(host.getKey(), 1), 1, wrong);
            }
        }
        members.forEach((group, hostsOfGroup) -> {
            if (!group.equals(ALL) && !(group.equals(UNGROUPED) && hostsOfGroup.isEmpty())) {
                nodes.group(group, hostsOfGroup);
            }
        });
    }

    /** A group has more groups above it than each of those has, whichever way one comes to it. */
    private void measure(Lines text) {
        for (String name : groups.keySet()) {
            Set<String> seen = new LinkedHashSet<>();
            Deque<String> open = new ArrayDeque<>(groups.get(name).children);
            while (!open.isEmpty()) {
                String child = open.pop();
                if (child.equals(name)) {
                    text.problem(1, 1, "the group '" + name + "' is made of itself");
                    break;
                }
                if (seen.add(child)) {
                    AnsibleGroup below = group(child, groups);
                    below.depth++;
                    open.addAll(below.children);
                }
            }
        }
    }

    private static AnsibleGroup group(String name, Map<String, AnsibleGroup> groups) {
        AnsibleGroup group = groups.get(name);
        return group == null ? new AnsibleGroup() : group;
    }

    private Set<String> members(String name) {
        Set<String> members = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(name);
        while (!open.isEmpty()) {
            String next = open.pop();
            AnsibleGroup group = groups.get(next);
            if (seen.add(next) && group != null) {
                members.addAll(group.hosts);
                open.addAll(group.children);
            }
        }
        return members;
    }
}
