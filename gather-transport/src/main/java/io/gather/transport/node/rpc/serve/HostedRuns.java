package io.gather.transport.node.rpc.serve;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.outcome.Outcome;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.verdict.NoResult;
import io.gather.core.verdict.Unit;
import io.gather.transport.error.RpcError;
import io.gather.transport.node.rpc.wire.RunKey;
import org.jspecify.annotations.Nullable;

/** The runs of all callers. One that is asked for again goes on; whoever did not start it does not get it. Safe for several threads. */
final class HostedRuns implements AutoCloseable {
    /** As spools that nobody comes for. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final ServedMinion served;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<RunKey, HostedRun> runs = new ConcurrentHashMap<>();

    HostedRuns(ServedMinion served, InstantSource clock, RandomGenerator random) {
        this.served = served;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A run that goes on.
     *
     * @param begun whether it was not there before
     */
    record Begun(HostedRun run, boolean begun) {}

    int size() {
        return runs.size();
    }

    Optional<HostedRun> find(RunKey key, Caller caller) throws IOException {
        checkOwner(key, caller);
        return Optional.ofNullable(runs.get(key));
    }

    synchronized Begun start(Plan plan, Caller caller) throws IOException, InterruptedException {
        RunKey key = RunKey.of(plan);
        checkOwner(key, caller);
        HostedRun known = runs.get(key);
        if (known != null) {
            return new Begun(known, false);
        }
        boolean earlier = owner(key) != null;
        own(key, caller);
        List<Task> permitted = new ArrayList<>();
        List<Outcome> denied = new ArrayList<>();
        Instant now = clock.instant();
        for (Task task : plan.tasks()) {
            Optional<String> refusal = served.permission().refusal(task);
            if (refusal.isPresent()) {
                denied.add(Unit.of(task, plan.redactor()).ended(NoResult.forbidden(refusal.get()), now));
            } else {
                permitted.add(task);
            }
        }
        Plan own = plan.with(permitted);
        MinionLauncher minions = served.minions();
        Node node = Node.local(key.node());
        HostedRun run = new HostedRun(key, caller.name(), HexFormat.of().toHexDigits(random.nextLong()),
                minions.start(node, own), minions.start(node, own), denied, served.audit(), clock);
        runs.put(key, run);
        return new Begun(run, !earlier);
    }

    void discard(RunKey key, Caller caller) throws IOException, InterruptedException {
        checkOwner(key, caller);
        discard(key);
    }

    private void discard(RunKey key) throws IOException, InterruptedException {
        HostedRun run = runs.remove(key);
        if (run != null) {
            run.discard();
        } else {
            served.minions().discard(Node.local(key.node()), key.gather());
        }
        Files.deleteIfExists(ownerFile(key));
        Path gather = served.runs().resolve(key.gather());
        try {
            Files.deleteIfExists(gather);
        } catch (DirectoryNotEmptyException ignored) {
            // Another node's name for this machine.
        }
    }

    /** Removes what nobody has asked for in a day. */
    void removeForgotten() throws InterruptedException {
        for (HostedRun run : List.copyOf(runs.values())) {
            if (run.silence().compareTo(KEPT) > 0) {
                try {
                    discard(run.key());
                } catch (IOException e) {
                    // Tried again at the next look.
                    runs.putIfAbsent(run.key(), run);
                }
            }
        }
    }

    private void checkOwner(RunKey key, Caller caller) throws IOException {
        HostedRun run = runs.get(key);
        String owner = run == null ? owner(key) : run.caller();
        if (owner != null && !owner.equals(caller.name())) {
            throw new GatherException(RpcError.NOT_YOURS, "this gather was started by " + owner + ", and not by "
                    + caller.name(), key.toString(), "use the certificate that it was started with");
        }
    }

    /** Also of a process before this one. */
    private @Nullable String owner(RunKey key) throws IOException {
        Path file = ownerFile(key);
        String owner = Files.exists(file) ? Files.readString(file).strip() : "";
        return owner.isEmpty() ? null : owner;
    }

    private void own(RunKey key, Caller caller) {
        Path file = ownerFile(key);
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, caller.name() + "\n");
        } catch (IOException ignored) {
            // A disk that is full is a reason to gather; nobody else knows the gather's name.
        }
    }

    private Path ownerFile(RunKey key) {
        return served.runs().resolve(key.gather()).resolve(key.node() + ".caller");
    }

    @Override
    public void close() {
        for (HostedRun run : runs.values()) {
            run.close();
        }
    }
}
