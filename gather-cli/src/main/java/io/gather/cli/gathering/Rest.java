package io.gather.cli.gathering;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.core.complete.IncompleteBundle;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.overlord.request.Completion;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.window.Window;

/** What the gather of a bundle left out, as a gather of today can bring it. */
final class Rest {
    private static final String LOCAL = "local";

    private final IncompleteBundle bundle;
    private final Completion completion;
    private final Printer printer;

    Rest(IncompleteBundle bundle, Printer printer) {
        this.bundle = bundle;
        this.completion = bundle.completion();
        this.printer = printer;
    }

    /** The nodes that left something out. */
    Inventory of(Inventory all, NodeFolding folding) {
        Set<String> missing = new TreeSet<>(completion.places());
        List<Node> nodes = all.nodes().stream().filter(node -> missing.remove(node.name())).toList();
        boolean once = missing.remove(LOCAL);
        if (nodes.isEmpty() && !once) {
            throw new GatherException(CommandError.NO_SUCH_NODE,
                    "none of the nodes that left something out is in the inventory"
                            + (bundle.hidden().isEmpty()
                                    ? ""
                                    : ", or other identities stand for them, and the map of these is not here"),
                    folding.fold(List.copyOf(missing)),
                    Remedy.of("name an inventory that has them, with {}", Action.INVENTORY.on()));
        }
        if (!missing.isEmpty()) {
            printer.message("note: " + folding.fold(List.copyOf(missing))
                    + ": not in the inventory, so that what was left out there is not gathered; name an inventory that has it: --inventory FILE");
        }
        return new Inventory(bundle.cluster(), nodes, all.groups(), all.shared(), true);
    }

    /** Of the same time as the gather that left it out. */
    GatherRequest of(GatherRequest request) {
        Window window = request.window().unbounded()
                ? new Window(bundle.gather().since(), bundle.gather().until())
                : request.window();
        return request.completing(completion, window);
    }
}
