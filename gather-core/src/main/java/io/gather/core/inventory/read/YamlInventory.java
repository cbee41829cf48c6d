package io.gather.core.inventory.read;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.core.inventory.read.AnsibleGroup.Variable;
import io.gather.core.nodeset.NodeSetException;
import io.gather.core.toml.NearestName;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Ansible's YAML. Read as a tree with places; no objects are made of it. */
final class YamlInventory {
    private static final int DEEPEST = AnsibleModel.DEEPEST;
    /** A group takes two levels. */
    private static final int DEEPEST_NESTING = 2 * DEEPEST + 10;
    /** A few aliases can stand for billions. */
    private static final int MOST_ENTRIES = 500_000;
    private static final Set<String> KEYS = Set.of("hosts", "children", "vars");

    private final SourceLines lines;
    private final AnsibleModel model = new AnsibleModel();
    private int entries;

    YamlInventory(SourceLines lines) {
        this.lines = lines;
    }

    AnsibleModel read() {
        LoadSettings settings = LoadSettings.builder().setLabel(lines.file().toString()).setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(50).setCodePointLimit(5 << 20).build();
        try {
            if (!isShallow(settings)) {
                return model;
            }
            Optional<Node> root = new Compose(settings).composeString(lines.text());
            root.ifPresent(node -> each(node, (name, value) -> group(name, value, 0)));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            lines.problem(line, column, String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            lines.problem(1, 1, "this is no YAML: " + e.getMessage());
        }
        return model;
    }

    /** Trees are made by recursion; this is not. */
    private boolean isShallow(LoadSettings settings) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(lines.text())) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST_NESTING) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
                lines.problem(line, 1, "groups are nested more than " + DEEPEST + " deep; write them side by side");
                return false;
            }
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
        }
        return true;
    }

    private void group(String name, Node node, int depth) {
        AnsibleGroup group = model.group(name);
        if (depth > DEEPEST) {
            problem(node, "groups are nested more than " + DEEPEST + " deep");
            return;
        }
        each(node, (key, value) -> {
            switch (key) {
                case "hosts" -> each(value, (host, variables) -> host(group, host, variables));
                case "children" -> each(value, (child, below) -> {
                    group.children.add(child);
                    group(child, below, depth + 1);
                });
                case "vars" -> variables(value, group.variables);
                default -> problem(value, "unknown key '" + key + "'" + NearestName.hint(key, KEYS));
            }
        });
    }

    private void host(AnsibleGroup group, String pattern, Node variables) {
        try {
            for (String name : AnsibleHosts.expand(pattern)) {
                group.hosts.add(name);
                variables(variables, model.host(name, line(variables)));
            }
        } catch (NodeSetException e) {
            problem(variables, String.valueOf(e.getMessage()));
        }
    }

    private void variables(Node node, Map<String, Variable> into) {
        each(node, (key, value) -> {
            if (value instanceof ScalarNode scalar) {
                String text = scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue();
                into.put(key, new Variable(text, line(value), column(value)));
            }
        });
    }

    /** What is done with a key and its value. */
    private interface Entry {
        void read(String key, Node value);
    }

    private void each(@Nullable Node node, Entry entry) {
        if (node == null || empty(node)) {
            return;
        }
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "here must be 'key:' lines, as in Ansible's YAML inventories");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(tuple.getKeyNode(), "a key must be a text");
            } else if (!seen.add(key.getValue())) {
                problem(key, "'" + key.getValue() + "' is there twice");
            } else {
                if (++entries > MOST_ENTRIES) {
                    throw new YamlEngineException("more than " + MOST_ENTRIES + " entries");
                }
                entry.read(key.getValue(), tuple.getValueNode());
            }
        }
    }

    private static boolean empty(Node node) {
        return node instanceof ScalarNode scalar && (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank());
    }

    private void problem(Node node, String reason) {
        lines.problem(line(node), column(node), reason);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static int column(Node node) {
        return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }
}
