package io.gather.minion.spool;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.files.LockedFile;
import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.plan.Plan;
import org.jspecify.annotations.Nullable;

/** The plan, the results as they come, and the list of outcomes: in a folder of the node, or in memory where it has no room. */
public final class Spool implements Closeable {
    static final String MEMBERS = ".gz";
    static final String RESULTS = ".jsonl";

    private final Store store;
    private final Ledger ledger;
    private final Budget budget;

    private Spool(Store store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
        this.budget = new Budget(ledger.plan().limits().totalSize(), ledger.earlier().stream().mapToLong(Outcome::size)
                .sum());
    }

    /**
     * Makes the spool, or opens the one that an earlier run of the same gather left; its plan goes on then. Where the disk would
     * hold less than memory does, or cannot be written, everything is in memory and nothing on the node.
     *
     * @param owner is there as long as somebody may come for the spool
     */
    public static Spool open(Path base, Plan plan, Path owner, Memory memory) {
        SpoolFolder folder = new SpoolFolder(base, plan.gather(), plan.node());
        String narrow = folder.isThere() ? null : Space.tooSmall(base, plan.limits().leaveFree(), memory.room());
        if (narrow != null) {
            return inMemory(plan, memory, narrow);
        }
        boolean present = folder.isThere();
        try {
            return onDisk(folder, plan, owner);
        } catch (IOException e) {
            if (!present) {
                discard(folder);
            }
            return inMemory(plan, memory, "spool " + base + " cannot be used: " + Space.words(e));
        }
    }

    private static Spool onDisk(SpoolFolder folder, Plan plan, Path owner) throws IOException {
        LockedFile lock = folder.lock();
        try {
            DiskStore store = new DiskStore(folder, new Space(folder.path(), plan.limits().leaveFree()));
            return new Spool(store, new DiskLedger(store, lock, plan, owner));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Spool inMemory(Plan plan, Memory memory, String why) {
        return new Spool(new MemoryStore(memory, plan.limits(), why), new MemoryLedger(plan));
    }

    private static void discard(SpoolFolder half) {
        try {
            half.delete();
        } catch (IOException ignored) {
            // The place was not to be written in any case.
        }
    }

    public Plan plan() {
        return ledger.plan();
    }

    /** Outcomes of an earlier run, in their order. */
    public List<Outcome> earlier() {
        return ledger.earlier();
    }

    public void add(Outcome outcome) throws IOException {
        ledger.add(outcome);
    }

    public Results create(String name, RoomWait patience) {
        return new Results(name, new Room(budget, store, patience));
    }

    /** Why there is no room for another task; null: there is. */
    public @Nullable String shortage() {
        return store.shortage();
    }

    public boolean isUsedUp() {
        return budget.isUsedUp();
    }

    /** What users should know of the place where results wait; null: nothing. */
    public @Nullable String notice() {
        return store.notice();
    }

    /** As far as this place has the memory for it. */
    public Packing suited(Packing packing) {
        return store.suited(packing);
    }

    /** The caller closes the stream. */
    @SuppressWarnings("StreamResourceLeak")
    public Stream<Result> results(Outcome outcome) throws IOException {
        if (outcome.spool().isEmpty()) {
            return Stream.empty();
        }
        BufferedReader lines = new BufferedReader(Channels.newReader(store.open(outcome.spool() + RESULTS),
                StandardCharsets.UTF_8));
        return lines.lines().map(Spool::parse).onClose(() -> close(lines));
    }

    public ReadableByteChannel open(Outcome outcome, long offset) throws IOException {
        return store.open(outcome.spool() + MEMBERS).position(offset);
    }

    /** On a disk the list of results stays: a run that goes on after a crash must know what it has. */
    public void release(Outcome outcome) throws IOException {
        if (outcome.spool().isEmpty()) {
            return;
        }
        store.delete(outcome.spool() + MEMBERS);
        if (ledger instanceof MemoryLedger) {
            store.delete(outcome.spool() + RESULTS);
        }
        store.holdBack();
    }

    public boolean isReleased(Outcome outcome) {
        return outcome.spool().isEmpty() || !store.exists(outcome.spool() + MEMBERS);
    }

    public @Nullable Expansion expansion(int task) throws IOException {
        return ledger.expansion(task);
    }

    public void remember(int task, Expansion expansion) throws IOException {
        ledger.remember(task, expansion);
    }

    /** Nothing of it is left on the node. */
    public void delete() throws IOException {
        close();
        store.delete();
    }

    /** Removes what a run left that is not there any more. */
    public static void delete(Path base, String gather, String node) throws IOException {
        new SpoolFolder(base, gather, node).delete();
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }

    private static void close(BufferedReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result parse(String line) {
        try {
            return Json.read(line, Result.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
