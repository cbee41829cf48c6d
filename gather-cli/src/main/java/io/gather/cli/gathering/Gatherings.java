package io.gather.cli.gathering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import io.gather.cli.options.RunOptions;
import io.gather.cli.options.SecretOptions;
import io.gather.cli.options.SettingChanges;
import io.gather.cli.options.ShowOptions;
import io.gather.cli.secrets.OperatorSecrets;
import io.gather.cli.secrets.OperatorUploadSecrets;
import io.gather.cli.secrets.SecretsPipe.HandedOver;
import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.core.catalog.Catalog;
import io.gather.core.complete.IncompleteBundle;
import io.gather.core.error.GatherException;
import io.gather.core.estimate.Estimator;
import io.gather.core.estimate.GatherEstimate;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.minion.Launchers;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.obfuscate.IdentityStore;
import io.gather.core.obfuscate.Revelation;
import io.gather.core.overlord.Preview;
import io.gather.core.overlord.Runs;
import io.gather.core.overlord.Workplace;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.RunState;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Plan;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SshSettings;
import org.jspecify.annotations.Nullable;

/** What the commands about gathers do. */
public final class Gatherings {
    private final Screen screen;
    private final Printer printer;
    private final Surroundings surroundings;

    public Gatherings(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.printer = screen.printer();
        this.surroundings = surroundings;
    }

    /** As with {@code --detach}. */
    public int start(RunOptions options) throws IOException, InterruptedException {
        return run(options, true, null);
    }

    public boolean underWay(PlaceOptions places) {
        return new Runs(here(places)).all().stream().anyMatch(RunState::running);
    }

    public int run(RunOptions options) throws IOException, InterruptedException {
        return run(options, options.detach(), null);
    }

    /** Gathers what the gather of a bundle left out. */
    int complete(Path path, RunOptions options) throws IOException, InterruptedException {
        IncompleteBundle told = IncompleteBundle.read(path);
        IncompleteBundle bundle = told.hidden().isEmpty() ? told : told.revealed(revelation(options.places())::text);
        bundle.lost().forEach(item -> printer.message("note: " + item
                + " was named by hand, and the bundle does not say what it was: name it again, in a gather of its own"));
        if (bundle.lacksNothing()) {
            printer.message("nothing was left out of " + path);
            return 0;
        }
        return run(options, options.detach(), bundle);
    }

    private Revelation revelation(PlaceOptions places) {
        IdentityStore store = new IdentityStore(
                new StateDirectory(surroundings.settings(places).state()).identities());
        return new Revelation(store.key(), store.map());
    }

    private int run(RunOptions options, boolean detaches, @Nullable IncompleteBundle incomplete)
            throws IOException, InterruptedException {
        options.checkAsking();
        Settings settings = surroundings.settings(options.places());
        Inventory all = surroundings.inventory(settings, options.nodes());
        Rest rest = incomplete == null ? null : new Rest(incomplete, printer);
        Inventory inventory = rest == null ? all : rest.of(all, screen.folding());
        Catalog catalog = surroundings.catalog();
        OperatorSecrets secrets = surroundings.secrets(options.reach());
        Request request = Request.of(settings.with(Settings.CLUSTER, inventory.cluster()), options, secrets.words(),
                surroundings.typed(), surroundings.clock());
        GatherRequest whole = rest == null ? request.gather() : rest.of(request.gather());
        Secrecy secrecy = new Secrecy(surroundings, options);
        secrecy.check(request.settings());
        GatherRequest wanted = whole.concealed(secrecy.concealment(request.settings()))
                .discreet(secrecy.discretion(request.settings(), incomplete == null ? Set.of() : incomplete.hidden()));
        OperatorUploadSecrets uploads = surroundings.uploadSecrets(options.places(), options.uploads().secrets());
        Workplace here = surroundings.workplace(request.settings(), secrets, uploads);
        Workplace workplace = options.verifyUpload() ? here.demandingProof() : here;
        request.check(workplace.sender(), options.verifyUpload());
        if (!options.show().json() && !options.batch() && !detached()) {
            note(options.changes(settings));
            states(workplace).remind(new Runs(workplace).all());
        }
        int refused = confirmed(request.settings(), wanted, workplace, options, inventory, catalog);
        if (refused != 0) {
            return refused;
        }
        if (detaches && !detached()) {
            return new Detachment(printer, workplace.state(), surroundings, new HandedOver(secrets, uploads))
                    .start(options.show());
        }
        return new GatherSession(screen, workplace, options.show(), streams(), detached()).go(options.strict(),
                overlord -> overlord.run(wanted, inventory.withCluster(request.cluster()), catalog));
    }

    /** @return 0, or the exit code of a signal */
    private int confirmed(Settings settings, GatherRequest wanted, Workplace workplace, RunOptions options,
            Inventory inventory, Catalog catalog) throws InterruptedException {
        if (settings.of(Settings.CONFIRM).bytes() == 0 || options.verifyUpload() || detached()) {
            return 0;
        }
        return new SizeAgreement(screen, surroundings, options).ask(settings, workplace,
                new Preview(wanted, catalog, surroundings.clock()), inventory);
    }

    int resume(@Nullable String id, PlaceOptions places, ReachOptions reach, ShowOptions show)
            throws InterruptedException {
        GatherId which = id == null ? new Runs(here(places)).latestCutOff() : Request.id(id);
        Workplace workplace = reaching(which, places, reach, true);
        boolean strict = new Runs(workplace).request(which).map(it -> it.means().strict()).orElse(false);
        return new GatherSession(screen, workplace, show, streams(), false).go(strict,
                overlord -> overlord.resume(which));
    }

    /** @param sizes whether all nodes are asked how much their files are */
    int plan(RunOptions options, boolean sizes) throws IOException, InterruptedException {
        Settings settings = surroundings.settings(options.places());
        Inventory inventory = surroundings.inventory(settings, options.nodes());
        Preview preview = preview(settings, options);
        note(options.changes(settings));
        Workplace workplace = surroundings.workplace(options.reach().over(settings)
                .with(Settings.CLUSTER, inventory.cluster()),
                sizes ? surroundings.secrets(options.reach()) : OperatorSecrets.none());
        Map<Node, Plan> plans = preview.plans(inventory);
        boolean json = options.show().json();
        new Planning(printer, preview.request(), new Estimates(workplace.launcher()).of(plans))
                .show(preview.items(), preview.nodes(inventory), json);
        new PlannedIncrement(preview.request(), workplace.state()).show(printer, json);
        if (sizes) {
            GatherEstimate estimate = new Estimator(workplace.launcher(), workplace.fanout()).of(plans);
            EstimateTable table = new EstimateTable(screen.folding());
            if (json) {
                table.json(estimate, printer);
            } else {
                table.lines(estimate).forEach(printer::result);
            }
        }
        return 0;
    }

    int script(RunOptions options, String name) {
        Settings settings = surroundings.settings(options.places());
        Node node = surroundings.inventory(settings, options.nodes()).nodes().stream()
                .filter(it -> it.name().equals(name)).findFirst()
                .orElseThrow(() -> new GatherException(CommandError.NO_SUCH_NODE, "there is no such node", name,
                        "see what there is: gather nodes"));
        MinionLauncher launcher = surroundings.workplace(settings, OperatorSecrets.none()).launcher();
        Launchers.check(launcher, List.of(node));
        launcher.script(node, preview(settings, options).plan(node)).ifPresentOrElse(printer::result,
                () -> printer.message(name + " is reached " + node.reach().words()
                        + ": its plan runs there without a script"));
        return 0;
    }

    private Preview preview(Settings settings, RunOptions options) {
        Clock clock = surroundings.clock();
        Request request = Request.of(settings, options, List.of(), surroundings.typed(), clock);
        return new Preview(request.gather().concealed(new Secrecy(surroundings, options).preview(request.settings())),
                surroundings.catalog(), clock);
    }

    private void note(SettingChanges changes) {
        changes.notes().forEach(note -> printer.message("note: " + note));
    }

    int attach(@Nullable String id, PlaceOptions places, ShowOptions show) throws IOException, InterruptedException {
        Workplace workplace = here(places);
        return new Attachment(screen, workplace, show).attach(id == null ? null : Request.id(id));
    }

    int status(boolean json, PlaceOptions places) throws IOException {
        Workplace workplace = here(places);
        states(workplace).show(new Runs(workplace).all(), json, workplace.clock().instant());
        return 0;
    }

    int stop(@Nullable String id, boolean wait, PlaceOptions places) throws IOException, InterruptedException {
        Workplace workplace = here(places);
        GatherId which = id == null ? null : Request.id(id);
        Optional<RunState> run = new WhichGather(new Runs(workplace).all()).underWay(which, "stop");
        if (run.isPresent()) {
            return new Stopping(printer, wait).stop(new OtherGather(run.get(), workplace));
        }
        printer.message(which == null ? "no gather is under way" : "gather " + which + " is not under way");
        return 0;
    }

    int cleanup(@Nullable String id, boolean yes, PlaceOptions places, ReachOptions reach)
            throws IOException, InterruptedException {
        Runs runs = new Runs(here(places));
        List<GatherId> ids = id != null
                ? List.of(Request.id(id))
                : runs.all().stream().filter(run -> !run.running()).map(RunState::id).toList();
        for (GatherId each : ids) {
            removed(each, new Runs(reaching(each, places, reach, false)).remove(each, yes));
        }
        int neverBegun = id == null ? runs.removeNeverBegun() : 0;
        if (neverBegun > 0) {
            printer.message("removed " + Counts.count(neverBegun, "gather") + " that had not begun");
        }
        if (ids.isEmpty() && neverBegun == 0) {
            printer.message("nothing to clean up");
        }
        return 0;
    }

    private void removed(GatherId id, Map<String, String> left) {
        if (left.isEmpty()) {
            printer.message("removed what was left of gather " + id);
            return;
        }
        printer.message("cleaned up here after gather " + id + "; something may be left:");
        left.forEach((place, why) -> printer.message("  " + place + ": " + why));
    }

    /** As that gather did it, unless told otherwise now. */
    private Workplace reaching(GatherId id, PlaceOptions places, ReachOptions reach, boolean needed) {
        Settings saved = surroundings.settings(places);
        Optional<GatherRequest> request = new Runs(here(places)).request(id);
        SshSettings ssh = request.map(GatherRequest::ssh).orElse(saved.ssh());
        List<String> used = request.map(GatherRequest::secrets).orElse(List.of());
        Settings settings = request.map(GatherRequest::means).map(means -> as(means, saved, places)).orElse(saved);
        String cluster = request.map(GatherRequest::cluster).orElse(saved.cluster());
        return surroundings.workplace(reach.over(settings.with(SshSettings.SECTION, ssh))
                .with(Settings.CLUSTER, cluster),
                surroundings.secrets(reach, used, needed),
                surroundings.uploadSecrets(places, new SecretOptions()));
    }

    /** Where bundles are sent may have been wrong: a file that is named now holds. */
    private static Settings as(Means means, Settings saved, PlaceOptions places) {
        return places.config() == null ? means.over(saved) : means.reach(saved);
    }

    /** For commands that reach no node. */
    private Workplace here(PlaceOptions places) {
        return surroundings.here(surroundings.settings(places));
    }

    private RunStates states(Workplace workplace) {
        return new RunStates(printer, screen.folding(), workplace.state());
    }

    private Terminal.Streams streams() {
        return Terminal.Streams.of(surroundings.environment());
    }

    /** Whether this is the process that {@code --detach} started. */
    private boolean detached() {
        return Detachment.is(surroundings.environment());
    }
}
