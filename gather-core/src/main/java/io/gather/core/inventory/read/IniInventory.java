package io.gather.core.inventory.read;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.inventory.read.AnsibleGroup.Variable;
import io.gather.core.nodeset.NodeSetException;

/** Ansible's INI. */
final class IniInventory {
    private static final Pattern SECTION = Pattern
            .compile("\\[\\s*(?<group>[^\\s:\\]\\[]+)\\s*(?::\\s*(?<kind>\\w+)\\s*)?](?:\\s*[#;].*)?");
    private static final Pattern WITH_PORT = Pattern.compile("(?<host>[^:]*(?:\\[[^]]*][^:\\[]*)*):(?<port>\\d{1,5})");
    private static final Pattern IPV6_WITH_PORT = Pattern
            .compile("\\[(?<host>[0-9a-fA-F]*:[0-9a-fA-F:.]*)](?::(?<port>\\d+))?");

    private final SourceLines lines;
    private final AnsibleModel model = new AnsibleModel();
    private String group = "ungrouped";
    private String kind = "";

    IniInventory(SourceLines lines) {
        this.lines = lines;
    }

    AnsibleModel read() {
        List<String> all = lines.all();
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                begin(section, i + 1);
            } else if (kind.equals("children")) {
                child(line, i + 1);
            } else if (kind.equals("vars")) {
                variable(line, i + 1);
            } else {
                hosts(line, i + 1);
            }
        }
        return model;
    }

    private void begin(Matcher section, int line) {
        group = section.group("group");
        kind = section.group("kind") == null ? "" : section.group("kind");
        if (!List.of("", "hosts", "children", "vars").contains(kind)) {
            lines.problem(line, 1, "'" + kind + "' is none of hosts, children, vars");
        }
        if (!kind.equals("vars")) {
            model.group(group);
        }
    }

    private void child(String line, int number) {
        String child = line.replaceFirst("\\s*[#;].*", "").strip();
        if (child.contains(" ") || child.contains("=")) {
            lines.problem(number, 1, "'" + child + "' is no group's name");
            return;
        }
        model.group(group).children.add(child);
        model.group(child);
    }

    private void variable(String line, int number) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            lines.problem(number, 1, "a variable is written name=value");
            return;
        }
        List<String> value = ShellWords.of(line.substring(equals + 1));
        model.group(group).variables.put(line.substring(0, equals).strip(),
                new Variable(String.join(" ", value), number, 1));
    }

    private void hosts(String line, int number) {
        List<String> words = ShellWords.of(line);
        if (words.isEmpty()) {
            return;
        }
        String pattern = words.getFirst();
        Matcher six = IPV6_WITH_PORT.matcher(pattern);
        Matcher withPort = six.matches() ? six : WITH_PORT.matcher(pattern);
        boolean port = withPort.matches() && withPort.group("port") != null;
        try {
            List<String> names = six.matches()
                    ? List.of(six.group("host"))
                    : AnsibleHosts.expand(port ? withPort.group("host") : pattern);
            for (String name : names) {
                Map<String, Variable> variables = model.host(name, number);
                model.group(group).hosts.add(name);
                if (port) {
                    variables.put("ansible_port", new Variable(withPort.group("port"), number, 1));
                }
                put(words.subList(1, words.size()), variables, number);
            }
        } catch (NodeSetException e) {
            lines.problem(number, 1, String.valueOf(e.getMessage()));
        }
    }

    private void put(List<String> words, Map<String, Variable> variables, int number) {
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                lines.problem(number, 1, "'" + word + "' is no variable; write name=value");
                return;
            }
            variables.put(word.substring(0, equals), new Variable(word.substring(equals + 1), number, 1));
        }
    }
}
