package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Item;
import io.gather.core.catalog.Scope;
import io.gather.core.catalog.Selection;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.files.FreeSpace;
import io.gather.core.files.OutputFile;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.plan.Planner;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;

/** 1: lock, run directory, journal, inventory, a plan for every node, and a bundle to fill. */
final class Setup {
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
            throw new GatherException(Category.USAGE, "GATHER-2202", "nothing is selected", "",
                    "name groups or items; see: gather groups");
        }
        Selection.check(extras.with(catalog), request.timeouts().keySet());
        checkOutput(request.output());
        Instant now = workplace.clock().instant();
        GatherId id = GatherId.of(now, workplace.random().nextInt());
        ClusterLock lock = ClusterLock.take(workplace.state(), request.cluster(), holder(id, now, request));
        try {
            return open(id, now, request, inventory, new Planner(extras.with(catalog), request.timeouts(),
                    request.since(), workplace.clock()), items, lock);
        } catch (IOException e) {
            lock.close();
            throw new GatherException(Category.REFUSED, "GATHER-7005", "cannot begin: " + e.getMessage(),
                    request.output().toString(), "check space and permissions, or choose another --output", e);
        }
    }

    private Gather open(GatherId id, Instant now, GatherRequest request, Inventory inventory, Planner planner,
            List<Item> items, ClusterLock lock) throws IOException {
        String name = freeName(request, now);
        Path partial = request.output().resolve(name + ".tgz.partial");
        RunDirectory run = workplace.state().run(id);
        Files.createDirectory(run.path(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Journal journal = new Journal(run.journal());
        JournalEntry.Started started = new JournalEntry.Started(id, now, request, inventory, name, partial,
                workplace.version());
        journal.add(started);
        BundleWriter writer = BundleWriter.create(partial, run.index(), name);
        writer.add("command_line", now, out -> out
                .write((request.commandLine() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Gather gather = new Gather(started, run, journal,
                new CollectedBundle(writer, CollectedLists.open(run, 0), 0, journal, partial), lock);
        plan(gather, planner, items);
        gather.bundle().checkpoint();
        return gather;
    }

    private static void plan(Gather gather, Planner planner, List<Item> items) throws IOException {
        List<Task> cluster = planner.tasks(items, Scope.CLUSTER);
        gather.tasks().make(cluster, planner.tasks(items, Scope.NODE), gather.inventory());
        if (!cluster.isEmpty()) {
            gather.plan(Gather.LOCAL, new Node(Gather.LOCAL, Node.LOCAL_ADDRESS), cluster);
        }
        for (Node node : gather.inventory().nodes()) {
            gather.plan(node.name(), node, gather.tasks().node());
        }
    }

    static ClusterLock.Holder holder(GatherId id, Instant now, GatherRequest request) {
        return new ClusterLock.Holder(id, ProcessHandle.current().pid(), System.getProperty("user.name", "?"), now,
                request.commandLine());
    }

    private static String bundleName(GatherRequest request, Instant now) {
        return request.prefix() + "-" + request.cluster().replaceAll("[^A-Za-z0-9_.-]", "_") + "-"
                + NAME_TIME.format(now);
    }

    /** Two gathers may begin within the same second; neither may take the other's place. */
    private static String freeName(GatherRequest request, Instant now) {
        String name = bundleName(request, now);
        for (int i = 2; exists(request.output(), name); i++) {
            name = bundleName(request, now) + "-" + i;
        }
        return name;
    }

    private static boolean exists(Path output, String name) {
        return Stream.of(".tgz", ".tgz.partial", ".tgz.sha256")
                .anyMatch(ending -> OutputFile.isThere(output.resolve(name + ending)));
    }

    private static void checkOutput(Path output) {
        try {
            Files.createDirectories(output);
            long room = FreeSpace.at(output);
            if (room < LEAST_ROOM.bytes()) {
                throw new GatherException(Category.REFUSED, "GATHER-7006",
                        "only " + ByteSize.of(room) + " free, " + LEAST_ROOM + " needed to begin", output.toString(),
                        "free some space, or choose another place with --output DIR");
            }
        } catch (IOException e) {
            throw new GatherException(Category.REFUSED, "GATHER-7007", "cannot be used for the bundle: " + e,
                    output.toString(), "choose another place with --output DIR", e);
        }
        if (!Files.isWritable(output)) {
            throw new GatherException(Category.REFUSED, "GATHER-7008", "this directory is not writable",
                    output.toString(), "choose another place with --output DIR");
        }
    }
}
