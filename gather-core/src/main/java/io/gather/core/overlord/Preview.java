package io.gather.core.overlord;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Item;
import io.gather.core.catalog.Scope;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.plan.KnownNode;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Planner;
import io.gather.core.plan.Task;

/** What a gather would do, without doing it. */
public record Preview(GatherRequest request, Catalog catalog, Clock clock) {
    /** An id that no gather has. */
    private static final String ID = "preview";

    public List<Item> items() {
        return new Extras(request).with(request.selection().choose(catalog));
    }

    public Plan plan(Node node) {
        return plan(node, tasks(Scope.NODE));
    }

    private Plan plan(Node node, List<Task> tasks) {
        return new Plan(ID, node.name(), request.limits(), tasks, new KnownNode(node.lnn(), node.facts()),
                request.masks()).concealed(request.concealment());
    }

    /** What would be done where: the cluster's own tasks first, on this machine; shared folders by the first node. */
    public Map<Node, Plan> plans(Inventory inventory) {
        Map<Node, Plan> plans = new LinkedHashMap<>();
        List<Task> cluster = tasks(Scope.CLUSTER);
        if (!cluster.isEmpty()) {
            Node here = Node.local(Gather.LOCAL);
            plans.put(here, plan(here, cluster));
        }
        List<Task> first = tasks(Scope.NODE);
        List<Task> others = new SharedFolders(inventory.shared()).without(first);
        for (Node node : first.isEmpty() ? List.<Node>of() : inventory.nodes()) {
            plans.put(node, plan(node, node.equals(inventory.nodes().getFirst()) ? first : others));
        }
        return plans;
    }

    /** The cluster's own tasks first, where there are any. */
    public List<PlannedNodes> nodes(Inventory inventory) {
        List<PlannedNodes> all = new ArrayList<>();
        List<Task> cluster = tasks(Scope.CLUSTER);
        if (!cluster.isEmpty()) {
            all.add(new PlannedNodes(List.of(Gather.LOCAL), new Reach.Local(), cluster, List.of()));
        }
        List<Task> tasks = tasks(Scope.NODE);
        boolean sharing = !new SharedFolders(inventory.shared()).without(tasks).equals(tasks);
        Map<Reach, List<String>> alike = new LinkedHashMap<>();
        for (Node node : tasks.isEmpty() ? List.<Node>of() : inventory.nodes()) {
            alike.computeIfAbsent(reach(node), _ -> new ArrayList<>()).add(node.name());
        }
        alike.forEach((reach, names) -> all.add(new PlannedNodes(names, reach, tasks,
                sharing ? inventory.shared() : List.of())));
        return all;
    }

    /** As far as it matters who does it, and with the rights of whom. */
    private Reach reach(Node node) {
        return switch (node.reach()) {
            case Reach.Ssh ssh -> {
                String user = ssh.user() == null ? request.ssh().user() : ssh.user();
                yield new Reach.Ssh(user == null || user.isEmpty() ? null : user, null, null, null,
                        ssh.sudo() || request.ssh().sudo());
            }
            case Reach.Rpc _ -> new Reach.Rpc(null);
            case Reach.Plugin plugin -> new Reach.Plugin(plugin.word(), Map.of());
            case Reach.Local here -> here;
        };
    }

    private List<Task> tasks(Scope scope) {
        return new Planner(new Extras(request).with(catalog), request.timeouts(), request.window(), clock).tasks(
                items(),
                scope);
    }
}
