package io.gather.core.inventory.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.gather.core.inventory.read.AnsibleGroup.Variable;

/** An Ansible inventory, whichever way it was written: groups of hosts and of groups, with variables for each. */
final class AnsibleModel {
    static final String ALL = "all";
    /** Groups within groups. */
    static final int DEEPEST = 40;
    /** Of hosts in groups, those of groups below counted in each above. */
    private static final int MOST_MEMBERS = 200_000;
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

    void into(NodeList nodes, SourceLines text) {
        if (!measured(text)) {
            return;
        }
        Map<String, Set<String>> members = new TreeMap<>();
        Map<String, Set<String>> groupsOf = new LinkedHashMap<>();
        int count = 0;
        for (String group : groups.keySet()) {
            Set<String> all = members(group);
            count += all.size();
            if (count > MOST_MEMBERS) {
                text.problem(1, 1, "the groups together have more than " + MOST_MEMBERS
                        + " hosts; leave out groups that are not needed");
                return;
            }
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

    /** Group by group from the top: each is one deeper than the deepest above it. False where there is no such order. */
    private boolean measured(SourceLines text) {
        Map<String, Integer> above = new TreeMap<>();
        groups.values().forEach(group -> group.children.forEach(child -> above.merge(child, 1, Integer::sum)));
        Deque<String> open = new ArrayDeque<>(
                groups.keySet().stream().filter(name -> !above.containsKey(name)).toList());
        NavigableSet<String> left = new TreeSet<>(groups.keySet());
        while (!open.isEmpty()) {
            String name = open.pop();
            AnsibleGroup group = groups.getOrDefault(name, new AnsibleGroup());
            if (group.depth > DEEPEST) {
                text.problem(1, 1, "the group '" + name + "' is nested more than " + DEEPEST
                        + " deep; write it with fewer groups above it");
                return false;
            }
            left.remove(name);
            for (String child : group.children) {
                AnsibleGroup below = groups.getOrDefault(child, new AnsibleGroup());
                below.depth = Math.max(below.depth, group.depth + 1);
                if (above.merge(child, -1, Integer::sum) == 0) {
                    open.add(child);
                }
            }
        }
        if (!left.isEmpty()) {
            text.problem(1, 1, "the group '" + madeOfItself(left) + "' is made of itself");
        }
        return left.isEmpty();
    }

    /** @param left groups that each have one of these above them: who goes up comes round at last */
    private String madeOfItself(NavigableSet<String> left) {
        Map<String, String> above = new TreeMap<>();
        left.forEach(name -> group(name).children.stream().filter(left::contains)
                .forEach(child -> above.putIfAbsent(child, name)));
        Set<String> seen = new LinkedHashSet<>();
        String at = left.getFirst();
        while (seen.add(at)) {
            at = above.getOrDefault(at, at);
        }
        return at;
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
