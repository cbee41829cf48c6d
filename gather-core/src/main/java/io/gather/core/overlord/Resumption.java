package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleFiles;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.files.OutputFile;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.outcome.Outcome;
import io.gather.core.overlord.budget.SharedBudget;
import io.gather.core.overlord.budget.SpentTime;
import io.gather.core.overlord.state.ClusterLock;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.overlord.state.RunDirectory;
import org.jspecify.annotations.Nullable;

/** Goes on where a gather that was cut off had come to, from its journal. */
public final class Resumption {
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
                        () -> new GatherException(RunError.NOT_BEGUN, "this gather had not begun to collect",
                                id.text(), Remedy.of("remove it with: {}", Action.CLEAN_UP.on(id))));
        ClusterLock lock = ClusterLock.take(workplace.state(), started.request().cluster(),
                started.request().lane(), Setup.holder(id, workplace.clock().instant(), started.request()));
        try {
            return open(entries, started, run, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        } catch (IOException e) {
            lock.close();
            throw new GatherException(RunError.CANNOT_RESUME, "cannot resume: " + e.getMessage(), id.text(),
                    Remedy.of("what is there can be saved with: {}", Action.SALVAGE.on(started.partial())), e);
        }
    }

    private Gather open(List<JournalEntry> entries, JournalEntry.Started started, RunDirectory run,
            ClusterLock lock) throws IOException {
        JournalEntry.Checkpoint checkpoint = Journal.last(entries, JournalEntry.Checkpoint.class)
                .orElseThrow(() -> new IOException("its journal has no checkpoint"));
        BundleFiles files = started.files();
        @Nullable
        BundleFile packed = packed(entries, files);
        boolean complete = packed != null || OutputFile.isThere(files.original());
        if (!complete && !Files.exists(files.partial())) {
            throw new GatherException(RunError.PARTIAL_GONE, "the unfinished bundle is gone",
                    files.partial().toString(),
                    Remedy.of("nothing is left to go on with: {}; then gather again", Action.GIVE_UP.on(started.id())));
        }
        KeptRoom room = KeptRoom.again(files, run);
        Duration spent = SpentTime.of(entries, run.journal());
        Journal journal = new Journal(run.journal());
        journal.add(new JournalEntry.Resumed(workplace.clock().instant(), spent));
        if (complete) {
            Files.deleteIfExists(run.scratch("unused"));
            Files.deleteIfExists(run.scratch("unused.index"));
            Files.deleteIfExists(BundleWriter.recordsOf(run.scratch("unused.index")));
        }
        BundleWriter writer = complete
                ? BundleWriter.create(run.scratch("unused"), run.scratch("unused.index"), "unused")
                : BundleWriter.reopen(started.partial(), run.index(), started.name(), checkpoint.bundle());
        CollectedLists lists = CollectedLists.open(run, checkpoint.collected(), room.closing());
        Gather gather = new Gather(workplace.state(), started, run, journal,
                new CollectedBundle(writer, lists, checkpoint.items(), journal, room, files),
                lock, new SharedBudget(started.request().totals(), spent, journal), workplace.wording());
        for (JournalEntry entry : entries) {
            switch (entry) {
                case JournalEntry.Based based -> gather.buildOn(based.gathers());
                case JournalEntry.Tasks tasks -> gather.tasks().restore(tasks);
                case JournalEntry.Planned planned -> restore(gather, planned);
                case JournalEntry.Granted granted -> gather.budget().restore(granted);
                case JournalEntry.Returned returned -> gather.budget().restore(returned);
                case JournalEntry.NodeDone node -> gather.done(node);
                case JournalEntry.Started _,JournalEntry.Claiming _,JournalEntry.Resumed _,JournalEntry.Checkpoint _,JournalEntry.PhaseDone _,JournalEntry.Packed _,JournalEntry.Uploaded _ -> {
                    // Nothing to restore.
                }
            }
        }
        if (packed != null) {
            gather.packed(packed);
            gather.leaks().search(packed.path());
        }
        if (complete) {
            tally(gather);
        }
        return gather;
    }

    /** No pipeline counts again what is in the bundle. */
    private static void tally(Gather gather) throws IOException {
        for (String place : gather.places()) {
            try (Stream<Outcome> outcomes = gather.run().outcomes(place)) {
                outcomes.forEach(gather.tally(place)::add);
            }
        }
    }

    /** Finished, though perhaps nobody could write down that it is: its name was this gather's. Null when it is not. */
    public static @Nullable BundleFile packed(List<JournalEntry> entries, BundleFiles files) throws IOException {
        Optional<JournalEntry.Packed> noted = Journal.last(entries, JournalEntry.Packed.class);
        if (noted.isPresent() && Files.exists(noted.get().bundle())) {
            return new BundleFile(noted.get().bundle(), noted.get().size(), noted.get().sha256());
        }
        Path finished = files.finished();
        if (!Files.exists(finished)
                || (Files.exists(files.partial()) && !Files.isSameFile(files.partial(), finished))) {
            return null;
        }
        return new BundleFile(finished, Files.size(finished),
                Files.readString(files.sidecar()).replaceFirst("(?s) .*", ""));
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
            throw new GatherException(RunError.NOTHING_TO_RESUME_THERE, "there is no such gather to resume", id.text(),
                    Remedy.of("see what was interrupted: {}", Action.SEE_GATHERS.on()), e);
        }
    }

    public static Node node(Inventory inventory, String place) {
        return inventory.nodes().stream().filter(node -> node.name().equals(place)).findFirst()
                .orElse(Node.local(Gather.LOCAL));
    }
}
