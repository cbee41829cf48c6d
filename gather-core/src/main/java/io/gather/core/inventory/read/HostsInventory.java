package io.gather.core.inventory.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.nodeset.NodeSetException;
import org.jspecify.annotations.Nullable;

/** Names, sets of names and {@code user@host:port}, any number a line; or lines as those of {@code /etc/hosts}. */
final class HostsInventory {
    private static final Pattern ADDRESS = Pattern
            .compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*(%\\w+)?");
    private static final Pattern NOT_OTHERS = Pattern.compile("127\\..*|255\\..*|0\\.0\\.0\\.0|::1|::|f[ef]0.*::.*");
    private static final Pattern HOST = Pattern
            .compile(
                    "(?:(?<user>[^@\\s]+)@)?(?:\\[(?<six>[0-9a-fA-F:.]*:[0-9a-fA-F:.%\\w]*)]|(?<set>[^:]+|[^:]*(?::[^:]*){2,}))"
                            + "(?::(?<port>\\d{1,5}))?");

    private final SourceLines lines;

    HostsInventory(SourceLines lines) {
        this.lines = lines;
    }

    void read(NodeList nodes) {
        List<String> all = lines.all();
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i).replaceFirst("#.*", "").strip();
            String[] words = line.split("\\s+");
            if (line.isEmpty()) {
                continue;
            }
            if (words.length > 1 && ADDRESS.matcher(words[0]).matches()) {
                if (!NOT_OTHERS.matcher(words[0]).matches()) {
                    add(nodes, new Node(words[1], words[0]), i + 1);
                }
                continue;
            }
            for (String word : words) {
                hosts(word, nodes, i + 1, all.get(i).indexOf(word) + 1);
            }
        }
    }

    private void hosts(String word, NodeList nodes, int line, int column) {
        Matcher host = HOST.matcher(word);
        Integer port = host.matches() && host.group("port") != null ? Integer.valueOf(host.group("port")) : null;
        if (!host.matches() || (port != null && (port < 1 || port > 65_535))) {
            lines.problem(line, column, "'" + word + "' is no host; write name, name[1-9], or user@name:port");
            return;
        }
        Reach.Ssh ssh = new Reach.Ssh(host.group("user"), port, (Path) null, null, false);
        String six = host.group("six");
        try {
            for (String name : six == null ? NodeSet.parse(host.group("set")) : List.of(six)) {
                add(nodes, new Node(name, name, null, Node.reach(name, ssh), Map.of()), line);
            }
        } catch (NodeSetException e) {
            lines.problem(line, column, String.valueOf(e.getMessage()));
        }
    }

    /** The same host twice is no mistake of a list, but two of it that differ are. */
    private void add(NodeList nodes, Node node, int line) {
        @Nullable
        Node before = nodes.has(node.name()) ? nodes.node(node.name()) : null;
        if (before == null) {
            String wrong = nodes.add(node);
            if (!wrong.isEmpty()) {
                lines.problem(line, 1, wrong);
            }
        } else if (before.equals(node)) {
            nodes.warn(lines.file() + ":" + line + ": '" + node.name() + "' is there twice; it is gathered once");
        } else {
            lines.problem(line, 1, "there are two nodes '" + node.name() + "', with different addresses or users");
        }
    }
}
