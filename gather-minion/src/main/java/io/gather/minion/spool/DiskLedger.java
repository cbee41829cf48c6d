package io.gather.minion.spool;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import io.gather.core.files.LockedFile;
import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.plan.Plan;
import io.gather.core.plan.PlanReader;
import org.jspecify.annotations.Nullable;

/** {@code plan.json}, {@code outcomes.jsonl}, and the lists that tasks ran over, in a folder that is locked. */
final class DiskLedger implements Ledger {
    private final Path folder;
    private final LockedFile lock;
    private final Plan plan;
    private final OutcomeLog log;
    private final List<Outcome> earlier;

    /** @param lock is closed with the ledger, not when this fails */
    DiskLedger(DiskStore store, LockedFile lock, Plan wanted, Path owner) throws IOException {
        this.folder = store.folder().path();
        this.lock = lock;
        if (store.folder().isThere()) {
            this.plan = PlanReader.read(Files.readAllBytes(store.folder().planFile()),
                    store.folder().planFile().toString());
        } else {
            this.plan = wanted;
            writeWhole(store.folder().ownerFile(), owner.toAbsolutePath() + "\n");
            writeWhole(store.folder().planFile(), Json.write(wanted));
        }
        Path outcomes = folder.resolve("outcomes.jsonl");
        this.log = OutcomeLog.open(outcomes, store::useReserve);
        this.earlier = OutcomeLog.read(outcomes, this::isIntact);
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public List<Outcome> earlier() {
        return List.copyOf(earlier);
    }

    @Override
    public void add(Outcome outcome) throws IOException {
        log.add(outcome);
    }

    @Override
    public @Nullable Expansion expansion(int task) throws IOException {
        try {
            return Json.read(Files.readAllBytes(expansionFile(task)), Expansion.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public void remember(int task, Expansion expansion) throws IOException {
        writeWhole(expansionFile(task), Json.write(expansion));
    }

    private Path expansionFile(int task) {
        return folder.resolve("%06d.list".formatted(task));
    }

    /** Results are complete before their outcome is written, unless the whole machine went down. None at all: released. */
    private boolean isIntact(Outcome outcome) {
        if (outcome.spool().isEmpty()) {
            return true;
        }
        try {
            Path members = folder.resolve(outcome.spool() + Spool.MEMBERS);
            boolean results = Files.exists(folder.resolve(outcome.spool() + Spool.RESULTS));
            return Files.notExists(members) || (results && Files.size(members) == outcome.stored());
        } catch (IOException e) {
            return false;
        }
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

    @Override
    public void close() throws IOException {
        try (lock) {
            log.close();
        }
    }
}
