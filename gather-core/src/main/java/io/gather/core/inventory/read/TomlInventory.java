package io.gather.core.inventory.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.nodeset.Groups;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.nodeset.NodeSetException;
import io.gather.core.toml.NearestName;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;

/** Ours. An entry may stand for many nodes. */
final class TomlInventory {
    private static final int MOST = 50_000;

    private final NodeList nodes;
    private final Problems problems;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, TomlReach> routes = new HashMap<>();
    private TomlReach usual = TomlReach.NOTHING;

    TomlInventory(NodeList nodes, Problems problems) {
        this.nodes = nodes;
        this.problems = problems;
    }

    void read(Path file, String text) {
        TomlSection top = TomlFile.parse(file, text, problems);
        if (top == null) {
            return;
        }
        String cluster = top.string("cluster");
        if (cluster != null) {
            nodes.cluster(cluster);
        }
        shared(top);
        TomlSection defaults = top.section("defaults");
        if (defaults != null) {
            usual = TomlReach.read(defaults, nodes);
            defaults.done();
        }
        top.sections("nodes").forEach(this::entry);
        TomlSection section = top.section("groups");
        TomlGroups groups = section == null ? null : new TomlGroups(section, nodes);
        if (groups != null) {
            groups.read();
        }
        top.sections("routes").forEach(route -> route(route, groups == null ? Groups.NONE : groups));
        entries.forEach(this::decide);
        top.done();
    }

    /** What one section says of its nodes, until all is known about how they are reached. */
    private record Entry(TomlSection section, List<String> names, TomlReach own) {}

    /** How the nodes of a set are reached; of two such sections the later one counts. */
    private void route(TomlSection section, Groups groups) {
        String expression = section.required("nodes");
        TomlReach said = TomlReach.read(section, nodes);
        section.done();
        if (expression.isEmpty()) {
            return;
        }
        try {
            for (String name : NodeSet.parse(expression, groups)) {
                if (!nodes.has(name)) {
                    section.problem("nodes", "there is no node '" + name + "'"
                            + NearestName.hint(name, nodes.names()));
                    return;
                }
                routes.merge(name, said, (before, later) -> later.over(before));
            }
        } catch (NodeSetException e) {
            section.problem("nodes", "'nodes': " + e.getMessage());
        }
    }

    private void decide(Entry entry) {
        for (String name : entry.names()) {
            Node node = nodes.node(name);
            TomlReach all = entry.own().over(routes.getOrDefault(name, TomlReach.NOTHING).over(usual));
            nodes.reach(node.withReach(all.reach(entry.own(), node.address(), entry.section())));
        }
    }

    private void shared(TomlSection top) {
        List<String> folders = top.strings("shared");
        if (folders.stream().anyMatch(folder -> !folder.startsWith("/"))) {
            top.problem("shared", "'shared' must be a list of absolute paths");
        }
        nodes.shared(folders);
    }

    private void entry(TomlSection section) {
        String expression = section.required("name");
        String address = section.string("address");
        Long lnn = section.integer("lnn");
        TomlReach own = TomlReach.read(section, nodes);
        Map<String, String> facts = facts(section);
        section.done();
        if (expression.isEmpty()) {
            return;
        }
        List<String> names = names(section, "name", expression);
        List<String> addresses = address == null ? names : addresses(section, address, names);
        if (addresses.size() != names.size()) {
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            Integer number = lnn == null ? null : Math.toIntExact(Math.min(lnn + i, Integer.MAX_VALUE));
            String wrong = nodes.add(
                    new Node(names.get(i), addresses.get(i), number,
                            Node.reach(addresses.get(i), Reach.Ssh.USUAL), facts));
            if (!wrong.isEmpty()) {
                section.problem("name", wrong);
                return;
            }
        }
        entries.add(new Entry(section, names, own));
    }

    private List<String> names(TomlSection section, String key, String expression) {
        try {
            NodeSet set = NodeSet.parse(expression);
            if (set.count() <= MOST) {
                return set.stream().toList();
            }
            section.problem(key, "'" + expression + "' are more than " + MOST + " nodes");
        } catch (NodeSetException e) {
            section.problem(key, "'" + key + "': " + e.getMessage());
        }
        return List.of();
    }

    /** A set of as many, or one text with {@code %n} for the last number of the node's name and {@code %s} for the whole. */
    private List<String> addresses(TomlSection section, String address, List<String> names) {
        if (address.contains("%n") || address.contains("%s")) {
            return names.stream().map(name -> address.replace("%n", lastNumber(name)).replace("%s", name)).toList();
        }
        if (address.equals(Node.LOCAL_ADDRESS) || address.indexOf(':') >= 0) {
            return checked(section, List.of(address), names, address);
        }
        return checked(section, names(section, "address", address), names, address);
    }

    private static List<String> checked(TomlSection section, List<String> addresses, List<String> names, String text) {
        if (!addresses.isEmpty() && addresses.size() != names.size()) {
            section.problem("address", names.size() + " nodes, but '" + text + "' are " + addresses.size()
                    + " addresses; write as many, or use %n for the number in the name");
        }
        return addresses;
    }

    private static String lastNumber(String name) {
        int end = name.length();
        while (end > 0 && !digit(name.charAt(end - 1))) {
            end--;
        }
        int begin = end;
        while (begin > 0 && digit(name.charAt(begin - 1))) {
            begin--;
        }
        return name.substring(begin, end).replaceFirst("^0+(?=.)", "");
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, String> facts(TomlSection section) {
        TomlSection table = section.section("facts");
        Map<String, String> facts = new TreeMap<>();
        if (table != null) {
            for (String key : table.keys()) {
                String value = table.string(key);
                if (value != null) {
                    facts.put(key, value);
                }
            }
        }
        return new LinkedHashMap<>(facts);
    }
}
