package io.gather.core.overlord;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleFiles;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;

/**
 * The bundle as it grows, with the lists of what is in it. A minion may forget results only after a checkpoint: then they are on
 * disk here, and a crash of any kind costs nothing. Safe for several threads.
 */
final class CollectedBundle implements AutoCloseable {
    private static final long CHECKPOINT_BYTES = 64 << 20;
    private static final long CHECKPOINT_NANOS = 2_000_000_000L;

    private final BundleWriter writer;
    private final CollectedLists lists;
    private final Journal journal;
    private final KeptRoom room;
    private final Path folder;
    private final List<Pending> pending = new ArrayList<>();
    private long lastCheckpoint = System.nanoTime();
    private long lastSize = -1;
    private int items;

    /** @param items outcomes with results that are in it already */
    CollectedBundle(BundleWriter writer, CollectedLists lists, int items, Journal journal, KeptRoom room,
            BundleFiles files) {
        this.writer = writer;
        this.lists = lists;
        this.items = items;
        this.journal = journal;
        this.room = room;
        this.folder = files.folder();
    }

    private record Pending(MinionRun run, Outcome outcome) {}

    /**
     * Takes an outcome and its results into the bundle. What cannot be taken is said in the outcome's message.
     *
     * @param told of a result, what is to be told of it here
     * @return the outcome as it went into the lists
     */
    synchronized Outcome add(String place, String directory, MinionRun minion, Outcome outcome,
            UnaryOperator<Result> told) throws IOException {
        Outcome kept = outcome.spool().isEmpty() ? outcome : append(place, directory, minion, outcome, told);
        room.give(() -> lists.add(place, kept));
        room.add(kept);
        items += kept.results() > 0 ? 1 : 0;
        pending.add(new Pending(minion, outcome));
        if (writer.size() - lastSize > CHECKPOINT_BYTES) {
            checkpoint();
        } else {
            checkpointIfDue();
        }
        return kept;
    }

    /** The minion ran a task again whose results are here already: it may forget them too. */
    synchronized void addKnown(MinionRun minion, Outcome outcome) {
        pending.add(new Pending(minion, outcome));
    }

    private Outcome append(String place, String directory, MinionRun minion, Outcome outcome,
            UnaryOperator<Result> told) throws IOException {
        Taking taking = new Taking(writer, lists, room, folder, place, directory);
        try (Stream<Result> stream = minion.results(outcome); ReadableByteChannel members = minion.open(outcome, 0)) {
            for (Iterator<Result> i = stream.iterator(); taking.goesOn() && i.hasNext();) {
                Result result = i.next();
                taking.take(outcome.task(), result, told.apply(result), members);
            }
        } catch (IOException e) {
            taking.brokeOff("collected in part: " + e.getMessage());
        }
        return taking.of(outcome);
    }

    synchronized void useRoomForMetadata() throws IOException {
        room.forMetadata();
    }

    synchronized void useRoomForIndex() throws IOException {
        room.forIndex();
    }

    /** For minions that wait for room in their spools; not so often that the disk is kept busy with it. */
    synchronized void checkpointIfDue() throws IOException {
        if (System.nanoTime() - lastCheckpoint > CHECKPOINT_NANOS) {
            room.look();
            checkpoint();
        }
    }

    /** Makes everything so far survive a crash, then lets the minions forget it. */
    synchronized void checkpoint() throws IOException {
        if (pending.isEmpty() && writer.size() == lastSize) {
            return;
        }
        long listed = lists.sync();
        room.give(() -> journal.add(new JournalEntry.Checkpoint(writer.sync(), listed, items)));
        for (Pending done : pending) {
            done.run().release(done.outcome());
        }
        pending.clear();
        lastCheckpoint = System.nanoTime();
        lastSize = writer.size();
    }

    /** All that comes from there was added. */
    synchronized void closePlace(String place) throws IOException {
        lists.closePlace(place);
    }

    synchronized BundleWriter writer() {
        return writer;
    }

    @Override
    public synchronized void close() throws IOException {
        try (room; writer) {
            lists.close();
        }
    }
}
