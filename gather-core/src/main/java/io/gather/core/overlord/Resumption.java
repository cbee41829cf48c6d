package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;

/** Goes on where a gather that was cut off had come to, from its journal. */
final class Resumption {
    private final Workplace workplace;

    Resumption(Workplace workplace) {
        this.workplace = workplace;
    }

    Gather begin(GatherId id) {
        RunDirectory run = workplace.state().run(id);
        List<JournalEntry> entries = entries(id, run);
        boolean collecting = Journal.last(entries, JournalEntry.Checkpoint.class).isPresent();
        JournalEntry.Started started = Journal.last(entries, JournalEntry.Started.class).filter(_ -> collecting)
                .orElseThrow(
                        () -> new GatherException(Category.USAGE, "GATHER-2203", "this gather had not begun to collect",
                                id.text(), "remove it with: gather cleanup " + id));
        ClusterLock lock = ClusterLock.take(workplace.state(), started.request().cluster(),
                Setup.holder(id, workplace.clock().instant(), started.request()));
        try {
            return open(entries, started, run, lock);
        } catch (IOException e) {
            lock.close();
            throw new GatherException(Category.REFUSED, "GATHER-7009", "cannot resume: " + e.getMessage(), id.text(),
                    "what is there can be saved with: gather salvage " + started.partial(), e);
        }
    }

    private static Gather open(List<JournalEntry> entries, JournalEntry.Started started, RunDirectory run,
            ClusterLock lock) throws IOException {
        JournalEntry.Checkpoint checkpoint = Journal.last(entries, JournalEntry.Checkpoint.class)
                .orElseThrow(() -> new IOException("its journal has no checkpoint"));
        var packed = Journal.last(entries, JournalEntry.Packed.class);
        boolean complete = packed.isPresent() && Files.exists(packed.get().bundle());
        Journal journal = new Journal(run.journal());
        if (complete) {
            Files.deleteIfExists(run.scratch("unused"));
            Files.deleteIfExists(run.scratch("unused.index"));
        }
        BundleWriter writer = complete
                ? BundleWriter.create(run.scratch("unused"), run.scratch("unused.index"), "unused")
                : BundleWriter.reopen(started.partial(), run.index(), started.name(), checkpoint.bundle());
        CollectedLists lists = CollectedLists.open(run, checkpoint.collected());
        Gather gather = new Gather(started, run, journal,
                new CollectedBundle(writer, lists, checkpoint.items(), journal, started.partial()),
                lock);
        for (JournalEntry entry : entries) {
            switch (entry) {
                case JournalEntry.Tasks tasks -> gather.tasks().restore(tasks);
                case JournalEntry.Planned planned -> restore(gather, planned);
                case JournalEntry.NodeDone node -> gather.done(node);
                case JournalEntry.Started _,JournalEntry.Checkpoint _,JournalEntry.PhaseDone _,JournalEntry.Packed _,JournalEntry.Uploaded _ -> {
                    // Nothing to restore.
                }
            }
        }
        if (complete) {
            gather.packed(new BundleFile(packed.get().bundle(), packed.get().size(), packed.get().sha256()));
        }
        return gather;
    }

    private static void restore(Gather gather, JournalEntry.Planned planned) {
        gather.tasks().restore(planned);
        for (String place : planned.places()) {
            gather.plan(place, node(gather.inventory(), place), gather.tasks().of(planned.list()));
        }
    }

    private static List<JournalEntry> entries(GatherId id, RunDirectory run) {
        try {
            return Journal.read(run.journal());
        } catch (IOException e) {
            throw new GatherException(Category.USAGE, "GATHER-2204", "there is no such gather to resume", id.text(),
                    "see what was interrupted: gather status", e);
        }
    }

    static Node node(Inventory inventory, String place) {
        return inventory.nodes().stream().filter(node -> node.name().equals(place)).findFirst()
                .orElse(new Node(Gather.LOCAL, Node.LOCAL_ADDRESS));
    }
}
