package io.gather.cli.gathering;

import java.io.IOException;
import java.util.List;

import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.RunOptions;
import io.gather.cli.options.ShowOptions;
import io.gather.cli.show.Ending;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Progress;
import io.gather.cli.show.Tasks;
import io.gather.cli.show.Terminal;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Item;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.overlord.GatherEnd;
import io.gather.core.overlord.GatherId;
import io.gather.core.overlord.GatherRequest;
import io.gather.core.overlord.Overlord;
import io.gather.core.overlord.RunState;
import io.gather.core.overlord.Runs;
import io.gather.core.overlord.StopSignal;
import io.gather.core.overlord.Workplace;
import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What the commands about gathers do. */
public final class Gatherings {
    private final Printer printer;
    private final Terminal terminal;
    private final Surroundings surroundings;

    public Gatherings(Printer printer, Terminal terminal, Surroundings surroundings) {
        this.printer = printer;
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    public int run(RunOptions options) throws InterruptedException {
        Settings settings = surroundings.settings(options.places());
        Inventory inventory = surroundings.inventory(settings, options.nodes());
        Request request = new Request(settings.withCluster(inventory.cluster()), options, surroundings.typed());
        Catalog catalog = surroundings.catalog();
        Workplace workplace = surroundings.workplace(request.settings());
        if (!options.show().json()) {
            new RunStates(printer).remind(new Runs(workplace).all());
        }
        return go(workplace, options.show(), options.strict(),
                overlord -> overlord.run(request.gather(), inventory.withCluster(request.cluster()), catalog));
    }

    int resume(@Nullable String id, PlaceOptions places, ShowOptions show) throws InterruptedException {
        Workplace workplace = surroundings.workplace(surroundings.settings(places));
        GatherId which = id == null ? new Runs(workplace).latestCutOff() : Request.id(id);
        return go(workplace, show, false, overlord -> overlord.resume(which));
    }

    int plan(RunOptions options) {
        Settings settings = surroundings.settings(options.places());
        Inventory inventory = surroundings.inventory(settings, options.nodes());
        GatherRequest request = new Request(settings, options, surroundings.typed()).gather();
        List<Item> items = request.selection().choose(surroundings.catalog());
        new Tasks(printer).show(items, options.show().json());
        if (!options.show().json() && inventory.nodes().stream().anyMatch(node -> !node.isLocal())) {
            printer.message("on " + NodeSet.of(inventory.nodes().stream().map(Node::name).toList()));
        }
        return 0;
    }

    int status(boolean json, PlaceOptions places) {
        List<RunState> runs = runs(places).all();
        new RunStates(printer).show(runs, json);
        return 0;
    }

    int stop(PlaceOptions places) {
        for (RunState run : runs(places).all()) {
            Long process = run.process();
            if (process != null) {
                ProcessHandle.of(process).ifPresent(ProcessHandle::destroy);
                printer.message("gather " + run.id() + " was told to stop; it finishes a bundle of what is there");
                return 0;
            }
        }
        printer.message("no gather is under way");
        return 0;
    }

    int cleanup(@Nullable String id, boolean yes, PlaceOptions places) throws IOException, InterruptedException {
        Runs runs = runs(places);
        List<GatherId> ids = id != null
                ? List.of(Request.id(id))
                : runs.all().stream().filter(run -> !run.running()).map(RunState::id).toList();
        for (GatherId each : ids) {
            runs.remove(each, yes);
            printer.message("removed what was left of gather " + each);
        }
        if (ids.isEmpty()) {
            printer.message("nothing to clean up");
        }
        return 0;
    }

    private Runs runs(PlaceOptions places) {
        return new Runs(surroundings.workplace(surroundings.settings(places)));
    }

    /** A gather of any kind. */
    private interface Start {
        GatherEnd by(Overlord overlord) throws InterruptedException;
    }

    private int go(Workplace workplace, ShowOptions show, boolean strict, Start start) throws InterruptedException {
        StopSignal stop = new StopSignal();
        try (Interrupt _ = Interrupt.stopping(stop, printer);
                Progress progress = Progress.of(printer, terminal, show)) {
            GatherEnd end = start.by(new Overlord(workplace, progress.listener(), stop));
            progress.end();
            return new Ending(printer, terminal).show(end, show.json(), show.quiet(), strict);
        }
    }
}
