package io.gather.core.overlord;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.files.FreeSpace;
import io.gather.core.minion.MinionRun;
import io.gather.core.plan.Outcome;
import io.gather.core.plan.Result;
import io.gather.core.plan.Status;
import io.gather.core.report.Collected;
import io.gather.core.units.ByteSize;

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
    private final Path partial;
    private final List<Pending> pending = new ArrayList<>();
    private long lastCheckpoint = System.nanoTime();
    private long lastSize = -1;
    private int items;

    /** @param items outcomes with results that are in it already */
    CollectedBundle(BundleWriter writer, CollectedLists lists, int items, Journal journal, Path partial) {
        this.writer = writer;
        this.lists = lists;
        this.items = items;
        this.journal = journal;
        this.partial = partial;
    }

    private record Pending(MinionRun run, Outcome outcome) {}

    /**
     * Takes an outcome and its results into the bundle. What cannot be taken is said in the outcome's message.
     *
     * @return the outcome as it went into the lists
     */
    synchronized Outcome add(String place, String directory, MinionRun minion, Outcome outcome) throws IOException {
        Outcome kept = outcome.spool().isEmpty() ? outcome : append(place, directory, minion, outcome);
        lists.add(place, kept);
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

    private Outcome append(String place, String directory, MinionRun minion, Outcome outcome) throws IOException {
        long room = FreeSpace.at(partial) - reserve();
        if (outcome.stored() > room) {
            return left(outcome, 0, 0, 0, "no space for it in " + partial.getParent() + ", which keeps "
                    + ByteSize.of(reserve()) + " for the index");
        }
        int results = 0;
        long size = 0;
        long stored = 0;
        try (Stream<Result> stream = minion.results(outcome); ReadableByteChannel members = minion.open(outcome, 0)) {
            for (Iterator<Result> i = stream.iterator(); i.hasNext();) {
                Result result = i.next();
                if (hasContent(result)) {
                    writer.append(directory, result, members);
                }
                lists.add(place, new Collected.Entry(outcome.task(), result));
                results++;
                size += result.size();
                stored += result.stored();
            }
            return outcome;
        } catch (IOException e) {
            return left(outcome, results, size, stored, "collected in part: " + e.getMessage());
        }
    }

    /** Files that could not be read are in the lists only. */
    private static boolean hasContent(Result result) {
        return result.kind() != Result.Kind.FILE || result.sha256() != null;
    }

    private static Outcome left(Outcome outcome, int results, long size, long stored, String why) {
        return new Outcome(outcome.task(), outcome.group(), outcome.item(), outcome.each(), outcome.spool(),
                Status.ERROR, outcome.source(), outcome.exit(), outcome.signal(), outcome.start(), outcome.took(),
                results, size, stored, why);
    }

    /** Room that metadata and index will need, as a share of what there is to describe. */
    private long reserve() throws IOException {
        return Math.min(4 << 20, writer.size() / 8 + (256 << 10)) + writer.position().indexBytes() / 2;
    }

    /** For minions that wait for room in their spools; not so often that the disk is kept busy with it. */
    synchronized void checkpointIfDue() throws IOException {
        if (System.nanoTime() - lastCheckpoint > CHECKPOINT_NANOS) {
            checkpoint();
        }
    }

    /** Makes everything so far survive a crash, then lets the minions forget it. */
    synchronized void checkpoint() throws IOException {
        if (pending.isEmpty() && writer.size() == lastSize) {
            return;
        }
        long listed = lists.sync();
        journal.add(new JournalEntry.Checkpoint(writer.sync(), listed, items));
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
        try (writer) {
            lists.close();
        }
    }
}
