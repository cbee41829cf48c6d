package io.gather.cli.nodes;

import java.util.concurrent.Callable;

import io.gather.cli.gathering.DoctorRun;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.InventoryGroups;
import io.gather.core.nodeset.Groups;
import io.gather.core.nodeset.NodeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "nodes", mixinStandardHelpOptions = true, sortOptions = false, description = "Shows the inventory as understood; folds, expands and counts sets of names.")
public final class NodesCommand implements Callable<Integer> {
    private final Sets sets;
    private final NodeTable table;
    private final DoctorRun rehearsal;
    private final Surroundings surroundings;

    @Mixin
    private NodeOptions nodes = new NodeOptions();

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Mixin
    private ReachOptions reach = new ReachOptions();

    @ArgGroup
    private @Nullable Doing doing;

    /** What to do instead of showing the inventory folded. */
    private static final class Doing {
        @Option(names = "--expand", paramLabel = "SET", description = "print the names of a set, one a line")
        private @Nullable String expand;

        @Option(names = "--fold", description = "read names or sets from standard input, print them as one set")
        private boolean fold;

        @Option(names = "--count", paramLabel = "SET", description = "print how many names a set has")
        private @Nullable String count;

        @Option(names = {"-l", "--list"}, description = "one node a line")
        private boolean list;

        @Option(names = "--ping", description = "reach every node, and say which answer")
        private boolean ping;

        @Option(names = "--json", description = "one JSON object a node")
        private boolean json;
    }

    public NodesCommand(Sets sets, NodeTable table, DoctorRun rehearsal, Surroundings surroundings) {
        this.sets = sets;
        this.table = table;
        this.rehearsal = rehearsal;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Doing what = doing == null ? new Doing() : doing;
        if (what.expand != null) {
            sets.expand(what.expand, groups(what.expand));
        } else if (what.count != null) {
            sets.count(what.count, groups(what.count));
        } else if (what.fold) {
            sets.fold(groups(""));
        } else if (what.ping) {
            return rehearsal.ping(nodes, reach, places);
        } else if (what.list) {
            table.list(inventory());
        } else if (what.json) {
            table.json(inventory());
        } else {
            table.show(inventory());
        }
        return 0;
    }

    /** An inventory is only read where one is named, or may be asked for. */
    private Groups groups(String expression) {
        boolean needed = nodes.inventory() != null || (NodeSet.needsGroups(expression)
                && !surroundings.settings(places).inventory().isEmpty());
        return needed ? new InventoryGroups(inventory()) : Groups.NONE;
    }

    private Inventory inventory() {
        return surroundings.inventory(surroundings.settings(places), nodes);
    }
}
