package io.gather.core.overlord;

import java.time.Clock;
import java.util.List;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Item;
import io.gather.core.catalog.Scope;
import io.gather.core.inventory.Node;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Planner;

/** What a gather would do, without doing it. */
public record Preview(GatherRequest request, Catalog catalog, Clock clock) {
    /** An id that no gather has. */
    private static final String ID = "preview";

    public List<Item> items() {
        return new Extras(request).with(request.selection().choose(catalog));
    }

    public Plan plan(Node node) {
        Planner planner = new Planner(new Extras(request).with(catalog), request.timeouts(), clock);
        return new Plan(ID, node.name(), request.limits(), planner.tasks(items(), Scope.NODE));
    }
}
