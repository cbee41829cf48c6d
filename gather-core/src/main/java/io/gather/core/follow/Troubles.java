package io.gather.core.follow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What went wrong, the nodes with the same reason together; the latest reasons only. One thread at a time. */
public final class Troubles {
    private static final int MOST = 64;
    private static final String ELSEWHERE = "…";

    private final Map<String, Set<String>> nodes = new LinkedHashMap<>();

    /** @param nodes none where it is not a node's */
    public record Trouble(String reason, List<String> nodes) {}

    /** @param node empty where it is not a node's */
    void add(String reason, String node) {
        Set<String> where = nodes.get(reason);
        if (where == null) {
            where = new LinkedHashSet<>();
        } else if (!where.add(node)) {
            return;
        } else {
            nodes.remove(reason);
        }
        where.add(node);
        nodes.put(reason, where);
        if (nodes.size() > MOST) {
            nodes.remove(nodes.keySet().iterator().next());
        }
    }

    /** The latest first. */
    public List<Trouble> latest(int most) {
        List<Trouble> all = new ArrayList<>();
        nodes.forEach((reason, where) -> all
                .add(new Trouble(reason, where.stream().filter(node -> !node.isEmpty()).toList())));
        return all.reversed().subList(0, Math.min(most, all.size()));
    }

    /** An error without the node's own name and address, so that those with the same can be told together. */
    public static String reason(String error, String name, String address) {
        return without(without(error, name), address).replaceFirst("^" + ELSEWHERE + ": ", "");
    }

    private static String without(String text, String name) {
        if (!text.contains(name)) {
            return text;
        }
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)").matcher(text)
                .replaceAll(ELSEWHERE);
    }
}
