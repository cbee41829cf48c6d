package io.gather.minion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.gather.core.bundle.Compression;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.Estimate;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.module.Contributors;
import io.gather.core.plan.Plan;
import io.gather.minion.error.MinionError;
import io.gather.minion.files.Exclusions;
import io.gather.minion.node.Facts;
import io.gather.minion.process.Marker;
import io.gather.minion.process.Offspring;
import io.gather.minion.process.SearchPath;
import io.gather.minion.process.Spawning;
import io.gather.minion.spool.DeadSpools;
import io.gather.minion.spool.Memory;
import io.gather.minion.spool.Packing;
import io.gather.minion.spool.Spool;
import org.jspecify.annotations.Nullable;

/** Runs plans on this machine, in this process: for the overlord's own node, and within the minion's daemon. */
public final class LocalMinions implements MinionLauncher {
    private static final Path ROOT = Path.of("/");

    private final Path base;
    private final InstantSource clock;
    private final String version;
    private final List<Path> neverGathered;
    private final Packing packing;
    private final Contributors contributors;
    private final Path runs;
    private final NodeSlots slots;
    private final Supplier<Spawning> spawning;
    private final @Nullable String path;
    private final Memory memory = new Memory();
    private final Map<String, Run> running = new HashMap<>();

    /**
     * @param base folder of the spools
     * @param version of the product, as {@link NodeFacts} tell it
     * @param neverGathered files and folders that are left out of every plan, such as the bundle being written
     * @param level of compression, 0 to 9
     * @param contributors where what modules contribute is found
     * @param state folder of whoever starts gathers here: below {@code runs/} a gather's name is there as long as he may go on with
     *        it, and by {@code locks/} his processes share this machine
     */
    public LocalMinions(Path base, InstantSource clock, String version, List<Path> neverGathered, int level,
            Contributors contributors, Path state) {
        this(base, clock, version, neverGathered, level, contributors, state, Spawning::best);
    }

    /** @param path where commands are looked for before the usual places, as in the variable {@code PATH} */
    public LocalMinions(Path base, InstantSource clock, String version, List<Path> neverGathered, int level,
            Contributors contributors, Path state, String path) {
        this(base, clock, version, neverGathered, level, contributors, state, Spawning::best, path);
    }

    /** @param spawning how it starts commands; asked when there are some, as the answer takes time */
    LocalMinions(Path base, InstantSource clock, String version, List<Path> neverGathered, int level,
            Contributors contributors, Path state, Supplier<Spawning> spawning) {
        this(base, clock, version, neverGathered, level, contributors, state, spawning, System.getenv("PATH"));
    }

    private LocalMinions(Path base, InstantSource clock, String version, List<Path> neverGathered, int level,
            Contributors contributors, Path state, Supplier<Spawning> spawning, @Nullable String path) {
        this.path = path;
        this.base = base;
        this.clock = clock;
        this.version = version;
        this.neverGathered = List.copyOf(neverGathered);
        this.contributors = contributors;
        this.spawning = spawning;
        this.runs = state.resolve("runs");
        // No cluster's lock has such a name.
        this.slots = new NodeSlots(state.resolve("locks").resolve("@node.lock"));
        Executor threads = piece -> Thread.ofVirtual().start(piece);
        int parallel = Math.min(4, Runtime.getRuntime().availableProcessors());
        this.packing = new Packing(Compression.ofLevel(level), new Compression(level, parallel, threads));
    }

    @Override
    public Set<String> reaches() {
        return Set.of(Reach.LOCAL);
    }

    @Override
    public NodeFacts facts(Node node) {
        String notice = spawning.get().notice(new SearchPath(path));
        return new Facts(ROOT, clock, version, notice == null ? List.of() : List.of(notice)).find();
    }

    @Override
    public Optional<Map<Integer, Estimate>> estimate(Node node, Plan plan, Duration within)
            throws InterruptedException {
        return Optional.of(new LocalEstimates(exclusions(), new SearchPath(path)).of(plan.tasks(),
                within));
    }

    @Override
    public synchronized MinionRun start(Node node, Plan plan) {
        String key = key(plan.checked().gather(), plan.node());
        Run run = running.get(key);
        if (run == null) {
            run = begin(plan);
            running.put(key, run);
        }
        return new LocalRun(run, slots, () -> forget(key));
    }

    @Override
    public synchronized void discard(Node place, String gather) throws IOException {
        String node = place.name();
        Run run = running.remove(key(gather, node));
        if (run != null) {
            run.discard();
            return;
        }
        Offspring.ofRun(new Marker(gather, node)).end(Duration.ofSeconds(1));
        if (!Files.exists(base)) {
            throw new NoSuchFileException(base.toString(), null,
                    "the folder of its spool is not there; mount its file system, if that is why");
        }
        Spool.delete(base, gather, node);
    }

    private static String key(String gather, String node) {
        return gather + "/" + node;
    }

    private synchronized void forget(String key) {
        running.remove(key);
    }

    private Exclusions exclusions() {
        List<Path> excluded = new ArrayList<>(neverGathered);
        excluded.add(base);
        return new Exclusions(excluded);
    }

    private Run begin(Plan plan) {
        try {
            Run run = new Run(Spool.open(base, plan, runs.resolve(plan.gather()), memory), System.nanoTime());
            Schedule schedule = new RunParts(run, new SearchPath(path), exclusions(),
                    run.spool().suited(packing), clock, contributors, slots,
                    spawning.get()).schedule();
            // Known from the beginning, so that it can be told.
            boolean ignored = slots.isUsable();
            Thread.ofVirtual().name("dead-spools").start(() -> new DeadSpools(base).remove(clock.instant(),
                    (gather, node) -> Offspring.ofRun(new Marker(gather, node)).end(Duration.ZERO)));
            Thread.ofVirtual().name("gather-run").start(() -> {
                try {
                    // Of an earlier process that was killed; its commands would disturb the same ones of ours.
                    Offspring.ofRun(run.marker()).end(Duration.ofMillis(500));
                    schedule.run();
                } finally {
                    run.finish();
                }
            });
            return run;
        } catch (IOException e) {
            throw new GatherException(MinionError.SPOOL_UNUSABLE, "cannot use the spool folder: " + e,
                    base.toString(), "make it writable, or choose another spool folder", e);
        }
    }
}
