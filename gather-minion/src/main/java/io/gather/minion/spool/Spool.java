package io.gather.minion.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.files.Trees;
import io.gather.core.json.Json;
import io.gather.core.plan.Outcome;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Result;
import org.jspecify.annotations.Nullable;

/** {@code <base>/gather-<id>/<node>/}: the plan, the results as they come, and the list of outcomes. */
public final class Spool implements Closeable {
    static final String MEMBERS = ".gz";
    static final String RESULTS = ".jsonl";
    private static final String PREFIX = "gather-";

    private final Path base;
    private final Path below;
    private final Path folder;
    private final Plan plan;
    private final FileChannel lock;
    private final Room room;
    private final List<Outcome> earlier;
    private final OutcomeLog log;

    private Spool(Path base, Path below, FileChannel lock, Plan wanted) throws IOException {
        this.base = base;
        this.below = below;
        this.folder = base.resolve(below);
        this.lock = lock;
        Path planFile = folder.resolve("plan.json");
        if (Files.exists(planFile)) {
            this.plan = Json.read(Files.readAllBytes(planFile), Plan.class);
        } else {
            this.plan = wanted;
            writeWhole(planFile, Json.write(wanted));
        }
        Space space = new Space(folder, plan.limits().leaveFree());
        Path outcomes = folder.resolve("outcomes.jsonl");
        this.log = OutcomeLog.open(outcomes, space);
        this.earlier = OutcomeLog.read(outcomes, this::isIntact);
        this.room = new Room(new Budget(plan.limits().totalSize(), earlier.stream().mapToLong(Outcome::size).sum()),
                space);
    }

    /** Makes the spool, or opens the one that an earlier run of the same gather left; its plan goes on then. */
    public static Spool open(Path base, Plan plan) throws IOException {
        Path below = below(plan.gather(), plan.node());
        Path folder = base.resolve(below);
        Files.createDirectories(base);
        OwnFolder.open(base, PREFIX + plan.gather());
        OwnFolder.open(base.resolve(below.getName(0)), plan.node());
        FileChannel lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw busy(folder);
            }
            return new Spool(base, below, lock, plan);
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw busy(folder);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public Path folder() {
        return folder;
    }

    public Plan plan() {
        return plan;
    }

    /** Outcomes of an earlier run, in their order. */
    public List<Outcome> earlier() {
        return List.copyOf(earlier);
    }

    public void add(Outcome outcome) throws IOException {
        log.add(outcome);
    }

    public Results create(String name) {
        return new Results(folder, name, room);
    }

    /** Why the disk has no room for another task; null: it has. */
    public @Nullable String shortage() {
        return room.space().shortage();
    }

    /** That the gather's total is used up; null: it is not. */
    public @Nullable String exhausted() {
        return room.budget().isUsedUp() ? room.budget().exhausted() : null;
    }

    /** The caller closes the stream. */
    @SuppressWarnings("StreamResourceLeak")
    public Stream<Result> results(Outcome outcome) throws IOException {
        if (outcome.spool().isEmpty()) {
            return Stream.empty();
        }
        return Files.lines(folder.resolve(outcome.spool() + RESULTS)).map(Spool::parse);
    }

    public ReadableByteChannel open(Outcome outcome, long offset) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(outcome.spool() + MEMBERS), StandardOpenOption.READ);
        return channel.position(offset);
    }

    /** The list of results stays: a run that goes on after a crash must know what it has. Returns whether there was something to drop. */
    public boolean release(Outcome outcome) throws IOException {
        if (outcome.spool().isEmpty()) {
            return false;
        }
        boolean dropped = Files.deleteIfExists(folder.resolve(outcome.spool() + MEMBERS));
        room.space().holdBack();
        return dropped;
    }

    public boolean isReleased(Outcome outcome) {
        return outcome.spool().isEmpty() || Files.notExists(folder.resolve(outcome.spool() + MEMBERS));
    }

    public @Nullable Expansion expansion(int task) throws IOException {
        try {
            return Json.read(Files.readAllBytes(expansionFile(task)), Expansion.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    public void remember(int task, Expansion expansion) throws IOException {
        writeWhole(expansionFile(task), Json.write(expansion));
    }

    /** Nothing of it is left on the node. */
    public void delete() throws IOException {
        close();
        delete(base, below);
    }

    /** Removes what a run left that is not there any more. */
    public static void delete(Path base, String gather, String node) throws IOException {
        delete(base, below(gather, node));
    }

    private static void delete(Path base, Path below) throws IOException {
        Trees.delete(base, below);
        try {
            Files.deleteIfExists(base.resolve(below.getName(0)));
        } catch (DirectoryNotEmptyException ignored) {
            // Another node's spool of the same gather.
        }
    }

    private static Path below(String gather, String node) {
        return Path.of(PREFIX + safe(gather), safe(node));
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            log.close();
        }
    }

    /** Results are complete before their outcome is written, unless the whole machine went down. None at all: released. */
    private boolean isIntact(Outcome outcome) {
        if (outcome.spool().isEmpty()) {
            return true;
        }
        try {
            Path members = folder.resolve(outcome.spool() + MEMBERS);
            boolean results = Files.exists(folder.resolve(outcome.spool() + RESULTS));
            return Files.notExists(members) || (results && Files.size(members) == outcome.stored());
        } catch (IOException e) {
            return false;
        }
    }

    private Path expansionFile(int task) {
        return folder.resolve("%06d.list".formatted(task));
    }

    private static void writeWhole(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(partial, text);
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Result parse(String line) {
        try {
            return Json.read(line, Result.class);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String safe(String name) {
        if (!name.matches("[A-Za-z0-9_@:+-][A-Za-z0-9._@:+-]*")) {
            throw new GatherException(Category.REFUSED, "GATHER-3103", "cannot be the name of a spool folder", name,
                    "use letters, digits and . _ - @ : + in names of nodes");
        }
        return name;
    }

    private static GatherException busy(Path folder) {
        return new GatherException(Category.REFUSED, "GATHER-3102", "another process runs this gather on this node",
                folder.toString(), "wait for it, or stop it first");
    }
}
