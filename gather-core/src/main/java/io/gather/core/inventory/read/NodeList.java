package io.gather.core.inventory.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;

/** Collects what an inventory says. */
final class NodeList {
    /** More would not be gathered from one machine. */
    private static final int MOST = 50_000;
    private static final int LONGEST_NAME = 200;

    private String cluster;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new TreeMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private List<String> shared = List.of();

    NodeList(String cluster) {
        this.cluster = cluster;
    }

    void cluster(String name) {
        cluster = name;
    }

    void shared(List<String> folders) {
        shared = folders;
    }

    /** @return what is wrong with the node, or nothing */
    String add(Node node) {
        String wrong = wrongName(node.name());
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (nodes.size() == MOST) {
            return "more than " + MOST + " nodes";
        }
        return nodes.putIfAbsent(node.name(), node) == null ? "" : "there are two nodes '" + node.name() + "'";
    }

    /** @param decided a node that is there, as it is reached after all */
    void reach(Node decided) {
        nodes.put(decided.name(), decided);
    }

    boolean has(String name) {
        return nodes.containsKey(name);
    }

    Node node(String name) {
        return java.util.Objects.requireNonNull(nodes.get(name));
    }

    Collection<String> names() {
        return nodes.keySet();
    }

    void group(String name, Collection<String> members) {
        groups.put(name, List.copyOf(new LinkedHashSet<>(members)));
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    Inventory inventory() {
        return new Inventory(cluster, new ArrayList<>(nodes.values()), groups, shared);
    }

    /** Names are folders of the bundle. */
    private static String wrongName(String name) {
        boolean odd = name.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '\\' || c == 0x7f);
        if (odd || name.isEmpty() || name.startsWith(".") || name.startsWith("-") || name.length() > LONGEST_NAME) {
            return "'" + name + "' cannot be a node's name";
        }
        return "";
    }
}
