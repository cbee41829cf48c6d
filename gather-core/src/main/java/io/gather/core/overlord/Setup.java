package io.gather.core.overlord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import io.gather.core.bundle.BundleFiles;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Item;
import io.gather.core.catalog.Scope;
import io.gather.core.catalog.Selection;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.files.FreeSpace;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.minion.Launchers;
import io.gather.core.overlord.budget.SharedBudget;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.state.ClusterLock;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.overlord.state.RunDirectory;
import io.gather.core.plan.GatheredNode;
import io.gather.core.plan.Planner;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** 1: lock, run directory, journal, inventory, a plan for every node, and a bundle to fill. */
public final class Setup {
    private static final DateTimeFormatter NAME_TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);
    private static final ByteSize LEAST_ROOM = ByteSize.ofMiB(1);

    private final Workplace workplace;

    Setup(Workplace workplace) {
        this.workplace = workplace;
    }

    /** @throws GatherException when the gather cannot begin; nothing is left behind then */
    Gather begin(GatherRequest request, Inventory inventory, Catalog catalog) {
        Extras extras = new Extras(request);
        List<Item> items = extras.with(request.selection().choose(catalog));
        if (items.isEmpty()) {
            throw new GatherException(RunError.NOTHING_SELECTED, "nothing is selected", "",
                    Remedy.of("name groups or items; see: {}", Action.SEE_GROUPS.on()));
        }
        Selection.check(extras.with(catalog), request.timeouts().keySet());
        Launchers.check(workplace.launcher(), inventory.nodes());
        checkOutput(request.output());
        Instant now = workplace.clock().instant();
        GatherId id = GatherId.of(now, workplace.random().nextInt());
        removeNeverBegun();
        List<String> givenUp = new Housekeeping(workplace).giveUpOld();
        ClusterLock lock = ClusterLock.take(workplace.state(), request.cluster(), request.lane(),
                holder(id, now, request));
        try {
            Gather gather = open(id, now, request, inventory, new Planner(extras.with(catalog), request.timeouts(),
                    request.window(), workplace.clock()), items, lock);
            givenUp.forEach(gather::notice);
            return gather;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        } catch (IOException e) {
            lock.close();
            throw new GatherException(RunError.CANNOT_BEGIN, "cannot begin: " + e.getMessage(),
                    "",
                    Remedy.of("check space and permissions there, or choose other places: {}, {}", Action.OUTPUT.on(),
                            Action.STATE.on()),
                    e);
        }
    }

    private void removeNeverBegun() {
        try {
            int ignored = new NeverBegun(workplace.state()).remove();
        } catch (IOException later) {
            // The next gather tries again; 'cleanup' says why it could not.
        }
    }

    private Gather open(GatherId id, Instant now, GatherRequest request, Inventory inventory, Planner planner,
            List<Item> items, ClusterLock lock) throws IOException {
        RunDirectory run = workplace.state().run(id);
        Files.createDirectory(run.path(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        BundleFiles files = null;
        Journal journal = new Journal(run.journal());
        try {
            files = BundleFiles.claim(request.output(),
                    bundleName(request, Disguise.of(workplace.state(), request, inventory), now),
                    name -> journal.add(new JournalEntry.Claiming(name.folder(), name.name())));
            return open(new JournalEntry.Started(id, now, request, inventory, files.name(), files.partial(),
                    workplace.version()), planner, items, lock, run, journal);
        } catch (IOException | RuntimeException e) {
            undo(run, journal, files, e);
            throw e;
        }
    }

    private static void undo(RunDirectory run, Journal journal, @Nullable BundleFiles files, Exception cause) {
        try (journal) {
            if (files != null) {
                files.giveUp();
            }
            run.delete();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private Gather open(JournalEntry.Started started, Planner planner, List<Item> items, ClusterLock lock,
            RunDirectory run, Journal journal) throws IOException {
        journal.add(started);
        BundleFiles files = started.files();
        KeptRoom room = KeptRoom.take(files, run);
        BundleWriter writer = BundleWriter.create(files, run.index());
        String commandLine = started.request().redactor().text(started.request().commandLine()) + "\n";
        writer.add("command_line", started.at(), out -> out.write(commandLine.getBytes(StandardCharsets.UTF_8)));
        Gather gather = new Gather(workplace.state(), started, run, journal,
                new CollectedBundle(writer, CollectedLists.open(run, 0, room.closing()), 0, journal, room, files),
                lock, new SharedBudget(started.request().totals(), Duration.ZERO, journal), workplace.wording());
        build(gather);
        plan(gather, planner, items);
        gather.bundle().checkpoint();
        return gather;
    }

    /** On what earlier gathers delivered, where only what is new is wanted. */
    private static void build(Gather gather) throws IOException {
        if (!gather.request().mode().equals(GatherRequest.INCREMENTAL)) {
            return;
        }
        List<String> base = gather.baseline().base(gather);
        gather.journal().add(new JournalEntry.Based(base));
        gather.buildOn(base);
        if (base.isEmpty()) {
            gather.notice("no earlier gather is there to build on: this one has everything, and the next builds on it");
        }
    }

    private static void plan(Gather gather, Planner planner, List<Item> items) throws IOException {
        OwnFiles own = OwnFiles.of(gather.id(), gather.files());
        List<GatheredNode> gathered = gather.inventory().nodes().stream()
                .map(node -> new GatheredNode(node.name(), node.facts())).toList();
        List<Task> cluster = own.leftOutOf(planner.tasks(items, Scope.CLUSTER)).stream()
                .map(task -> task instanceof Task.Contributed contributed ? contributed.of(gathered) : task).toList();
        gather.tasks().make(cluster, own.leftOutOf(planner.tasks(items, Scope.NODE)), gather.inventory());
        if (!gather.tasks().cluster().isEmpty()) {
            gather.plan(Gather.LOCAL, Node.local(Gather.LOCAL), gather.tasks().cluster());
        }
        for (Node node : gather.inventory().nodes()) {
            gather.plan(node.name(), node, gather.tasks().node(node.name()));
        }
    }

    public static ClusterLock.Holder holder(GatherId id, Instant now, GatherRequest request) {
        return new ClusterLock.Holder(id, ProcessHandle.current().pid(), System.getProperty("user.name", "?"), now,
                request.commandLine());
    }

    private static String bundleName(GatherRequest request, Disguise disguise, Instant now) {
        Redactor redactor = request.redactor();
        return redactor.text(request.prefix()).replace('*', '_') + "-"
                + disguise.text(redactor.text(request.cluster())).replaceAll("[^A-Za-z0-9_.-]", "_") + "-"
                + NAME_TIME.format(now)
                + (request.mode().equals(GatherRequest.INCREMENTAL) ? "-incr" : "")
                + (request.completion() == null ? "" : "-compl");
    }

    private static void checkOutput(Path output) {
        try {
            Files.createDirectories(output);
            long room = FreeSpace.at(output);
            if (room < LEAST_ROOM.bytes()) {
                throw new GatherException(RunError.NO_ROOM,
                        "only " + ByteSize.of(room) + " free, " + LEAST_ROOM + " needed to begin", output.toString(),
                        Remedy.of("free some space, or choose another place with {}", Action.OUTPUT.on()));
            }
        } catch (IOException e) {
            throw new GatherException(RunError.OUTPUT_UNUSABLE, "cannot be used for the bundle: " + e,
                    output.toString(), Remedy.of("choose another place with {}", Action.OUTPUT.on()), e);
        }
        if (!Files.isWritable(output)) {
            throw new GatherException(RunError.OUTPUT_NOT_WRITABLE, "this directory is not writable",
                    output.toString(), Remedy.of("choose another place with {}", Action.OUTPUT.on()));
        }
    }
}
