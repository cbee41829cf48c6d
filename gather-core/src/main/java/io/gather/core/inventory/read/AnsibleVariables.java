package io.gather.core.inventory.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.inventory.read.AnsibleGroup.Variable;
import org.jspecify.annotations.Nullable;

/** What a host's variables say about how it is reached. Of the others nothing is kept: they may be anything, passwords too. */
final class AnsibleVariables {
    private static final Pattern JUMP = Pattern
            .compile("(?:^|\\s)(?:-J\\s*|-o\\s*[\"']?ProxyJump[= ]\\s*)([^\\s\"']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PASSWORD = Pattern.compile("ansible_\\w*(pass|password|passphrase)");
    private static final List<String> TRUE = List.of("true", "yes", "on", "1", "y", "t");

    private final Map<String, Variable> variables;
    private final NodeList nodes;
    private final SourceLines lines;

    AnsibleVariables(Map<String, Variable> variables, NodeList nodes, SourceLines lines) {
        this.variables = variables;
        this.nodes = nodes;
        this.lines = lines;
    }

    Node node(String name) {
        for (String variable : variables.keySet()) {
            if (PASSWORD.matcher(variable).matches()) {
                nodes.warn(
                        "'" + variable + "' in the inventory is ignored: passwords are asked for when they are needed,"
                                + " or use ssh-agent and keys");
            }
        }
        String host = text("ansible_host", "ansible_ssh_host");
        String key = text("ansible_ssh_private_key_file", "ansible_private_key_file");
        Path path = key == null ? null : Places.expanded(key);
        Reach.Ssh ssh = new Reach.Ssh(text("ansible_user", "ansible_ssh_user"),
                port("ansible_port", "ansible_ssh_port"), path, jump(), truth("ansible_become"));
        Reach reach = Reach.named(word(), ssh, port("gather_port"), Map.of());
        String address = host == null ? name : host;
        return new Node(name, address, null, ssh, Map.of()).withReach(Node.reach(address, reach));
    }

    /** Ansible's own word for a connection says of ours no more than whether it is to this machine. */
    private String word() {
        String told = text("gather_reach");
        if (told == null) {
            return "local".equals(text("ansible_connection")) ? Reach.LOCAL : Reach.SSH;
        }
        if (!Reach.WORD.matcher(told).matches()) {
            problem("gather_reach", "'" + told + "' is no reach; write " + Reach.LOCAL + ", " + Reach.SSH + ", "
                    + Reach.RPC + ", or the name of a plugin's");
            return Reach.SSH;
        }
        return told;
    }

    private @Nullable Integer port(String... names) {
        String text = text(names);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            problem(names[0], "'" + text + "' is no port");
            return null;
        }
        return Integer.valueOf(text);
    }

    private @Nullable String jump() {
        for (String name : List.of("ansible_ssh_common_args", "ansible_ssh_extra_args")) {
            String text = text(name);
            if (text == null) {
                continue;
            }
            Matcher jump = JUMP.matcher(text);
            if (jump.find()) {
                return jump.group(1);
            }
            nodes.warn("'" + name + "' in the inventory is ignored but for a jump host (-J, ProxyJump):"
                    + " put other options into ~/.ssh/config");
        }
        return null;
    }

    private boolean truth(String name) {
        String text = text(name);
        return text != null && TRUE.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The first of the names that is there. */
    private @Nullable String text(String... names) {
        for (String name : names) {
            Variable variable = variables.get(name);
            if (variable != null && variable.value().contains("{{")) {
                nodes.warn("'" + name + "' in the inventory is ignored: templates are not followed");
            } else if (variable != null && !variable.value().isEmpty()) {
                return variable.value();
            }
        }
        return null;
    }

    private void problem(String name, String reason) {
        Variable variable = variables.get(name);
        lines.problem(variable == null ? 1 : variable.line(), variable == null ? 1 : variable.column(), reason);
    }
}
