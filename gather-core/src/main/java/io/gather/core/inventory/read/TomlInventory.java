package io.gather.core.inventory.read;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.inventory.Access;
import io.gather.core.inventory.Node;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.nodeset.NodeSetException;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;
import org.jspecify.annotations.Nullable;

/** Ours. An entry may stand for many nodes. */
final class TomlInventory {
    private static final int MOST = 50_000;

    private final NodeList nodes;
    private final Problems problems;
    private Access usual = Access.USUAL;

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
            usual = access(defaults);
            defaults.done();
        }
        top.sections("nodes").forEach(this::entry);
        TomlSection groups = top.section("groups");
        if (groups != null) {
            new TomlGroups(groups, nodes).read();
        }
        top.done();
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
        Access access = access(section);
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
            String wrong = nodes.add(new Node(names.get(i), addresses.get(i), number, access, facts));
            if (!wrong.isEmpty()) {
                section.problem("name", wrong);
            }
        }
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

    private Access access(TomlSection section) {
        Long port = section.integer("port");
        if (port != null && (port < 1 || port > 65_535)) {
            section.problem("port", "'port' must be 1 to 65535, not " + port);
            port = null;
        }
        for (String secret : List.of("password", "sudo_password", "passphrase")) {
            if (section.has(secret)) {
                nodes.warn("'" + secret
                        + "' in the inventory is ignored: passwords are asked for, or come from ssh-agent");
            }
        }
        String key = section.string("key");
        return new Access(or(section.string("user"), usual.user()),
                port == null ? usual.port() : (Integer) port.intValue(),
                key == null ? usual.key() : Places.expanded(key), or(section.string("jump"), usual.jump()),
                section.bool("sudo", usual.sudo()));
    }

    private static @Nullable String or(@Nullable String told, @Nullable String usual) {
        return told == null ? usual : told;
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
