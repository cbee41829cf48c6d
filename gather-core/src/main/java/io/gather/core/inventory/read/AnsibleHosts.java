package io.gather.core.inventory.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.nodeset.NodeSetException;

/** Ansible's own ranges: {@code web[01:50]}, {@code web[1:9:2]}, {@code db-[a:f]}. */
final class AnsibleHosts {
    private static final int MOST = 50_000;
    private static final Pattern RANGE = Pattern
            .compile(
                    "\\[(?:(?<begin>\\d{1,9}):(?<end>\\d{1,9})|(?<first>[A-Za-z]):(?<last>[A-Za-z]))(?::(?<step>\\d{1,9}))?]");

    private AnsibleHosts() {}

    /** @throws NodeSetException when the range is none */
    static List<String> expand(String pattern) {
        List<String> names = List.of(pattern);
        while (names.getFirst().indexOf('[') >= 0) {
            List<String> more = new ArrayList<>();
            for (String name : names) {
                expand(name, more);
            }
            names = more;
        }
        return names;
    }

    private static void expand(String name, List<String> into) {
        Matcher range = RANGE.matcher(name);
        if (!range.find() || name.indexOf('[') != range.start()) {
            throw refusal(name);
        }
        boolean letters = range.group("first") != null;
        int begin = letters ? range.group("first").charAt(0) : Integer.parseInt(range.group("begin"));
        int end = letters ? range.group("last").charAt(0) : Integer.parseInt(range.group("end"));
        int step = range.group("step") == null ? 1 : Integer.parseInt(range.group("step"));
        if (begin > end || step < 1) {
            throw refusal(name);
        }
        String format = letters ? "%c" : begins(range) ? "%0" + range.group("begin").length() + "d" : "%d";
        for (long value = begin; value <= end; value += step) {
            if (into.size() >= MOST) {
                throw new NodeSetException(NodeSetException.Kind.TOO_LARGE,
                        "more than " + MOST + " hosts: '" + name + "'");
            }
            into.add(name.substring(0, range.start()) + format.formatted((int) value) + name.substring(range.end()));
        }
    }

    private static boolean begins(Matcher range) {
        return range.group("begin").length() > 1 && range.group("begin").startsWith("0");
    }

    private static NodeSetException refusal(String name) {
        return new NodeSetException(NodeSetException.Kind.RANGE,
                "'" + name + "' is no range of hosts; Ansible writes them web[01:50] or db-[a:f]");
    }
}
