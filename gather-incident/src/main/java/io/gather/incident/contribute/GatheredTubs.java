package io.gather.incident.contribute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.plan.GatheredNode;
import io.gather.incident.store.ReportingNode;

/** Which tub ids are nodes that are gathered from, and what these are called there. */
record GatheredTubs(Map<String, String> names) {
    /** Of the inventory: tub ids of the node, or the name that it has as a reporter. */
    private static final String TUB = "tub";
    private static final String NAME = "incident_node";

    GatheredTubs {
        names = Map.copyOf(names);
    }

    static GatheredTubs of(List<GatheredNode> gathered, List<ReportingNode> reporting) {
        Map<String, String> names = new HashMap<>();
        for (GatheredNode node : gathered) {
            Set<String> tubs = Set.copyOf(Arrays.asList(node.facts().getOrDefault(TUB, "").split("[\\s,]+", -1)));
            tubs.stream().filter(tub -> !tub.isEmpty()).forEach(tub -> names.put(tub, node.name()));
            String called = node.facts().getOrDefault(NAME, node.name());
            reporting.stream()
                    .filter(it -> called.equals(it.name()) || it.tubs().stream().anyMatch(tubs::contains))
                    .forEach(it -> it.tubs().forEach(tub -> names.put(tub, node.name())));
        }
        return new GatheredTubs(names);
    }

    /** Of all that report. */
    static GatheredTubs ofAll(List<ReportingNode> reporting) {
        Map<String, String> names = new HashMap<>();
        reporting.stream().filter(it -> it.name() != null)
                .forEach(it -> it.tubs().forEach(tub -> names.put(tub, it.shown())));
        return new GatheredTubs(names);
    }

    Set<String> tubs() {
        return names.keySet();
    }

    /** What its folder is called. */
    String folder(String tub) {
        String name = names.getOrDefault(tub, tub).replaceAll("[^A-Za-z0-9._-]", "_");
        return name.startsWith(".") ? "_" + name : name;
    }
}
