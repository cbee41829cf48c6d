package io.gather.transport.node.rpc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.Estimate;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.plan.Plan;
import io.gather.transport.node.Tries;
import io.gather.transport.node.rpc.wire.AboutMinion;
import io.gather.transport.node.rpc.wire.Feature;
import io.gather.transport.node.rpc.wire.RunKey;

/** Runs plans on nodes that have a minion of ours installed, and let it be reached by HTTPS. */
public final class RpcMinions implements MinionLauncher, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 12;
    /** A daemon that is started again is away for some seconds. */
    private static final int ABSENT = 6;
    /** Of clocks that are this close nobody need hear. */
    private static final long SAME = 500;

    private final Daemons daemons;
    private final Path landing;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, AboutMinion> known = new ConcurrentHashMap<>();

    /**
     * @param landing folder for what has come from nodes and is not yet in the bundle
     * @param random for the times between tries
     */
    public RpcMinions(Daemons daemons, Path landing, InstantSource clock, RandomGenerator random) {
        this.daemons = daemons;
        this.landing = landing;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Set<String> reaches() {
        return Set.of(Reach.RPC);
    }

    /** Asks again where that may help. */
    private interface Asking<T> {
        T ask() throws IOException, InterruptedException;
    }

    private <T> T asked(Node node, Asking<T> asking) throws InterruptedException {
        Tries tries = new Tries(TRIES, PATIENCE, random, new CountDownLatch(1));
        int absent = 0;
        while (true) {
            try {
                return asking.ask();
            } catch (IOException e) {
                // One that broke off is there, or was until now: it may be gone again at the next try.
                absent = RpcFailures.isNobodyThere(e) ? absent + 1 : 0;
                if (absent >= ABSENT || !tries.again()) {
                    throw RpcFailures.unreachable(node, e);
                }
            }
        }
    }

    @Override
    public NodeFacts facts(Node node) throws InterruptedException {
        Optional<OwnAuthority> authority = daemons.authority();
        authority.ifPresent(it -> it.before(node));
        DaemonClient daemon = daemons.of(node);
        return asked(node, () -> {
            Instant asked = clock.instant();
            DaemonClient.Introduced introduced = daemon.about();
            AboutMinion about = introduced.about();
            known.put(node.name(), about);
            NodeFacts facts = facts(about, asked);
            Optional<String> problem = authority.isEmpty()
                    ? Optional.empty()
                    : authority.get().after(daemon, about, introduced.certificate());
            return problem.isEmpty() ? facts : facts.with(problem.get());
        });
    }

    private NodeFacts facts(AboutMinion about, Instant asked) {
        Duration there = Duration.between(asked, clock.instant()).dividedBy(2);
        Duration offset = Duration.between(asked.plus(there), about.facts().clock());
        List<String> notices = new ArrayList<>(about.facts().notices());
        if (!about.can(Feature.ESTIMATE)) {
            notices.add("Its minion is of an older version (" + about.version()
                    + "): it cannot say beforehand how much there is.");
        }
        return about.facts().seen(offset.abs().toMillis() <= SAME ? Duration.ZERO : offset, notices);
    }

    @Override
    public Optional<Map<Integer, Estimate>> estimate(Node node, Plan plan, Duration within)
            throws InterruptedException {
        AboutMinion about = known.get(node.name());
        if (about == null) {
            facts(node);
            about = known.get(node.name());
        }
        if (about != null && !about.can(Feature.ESTIMATE)) {
            return Optional.empty();
        }
        return Optional.of(asked(node, () -> daemons.of(node).estimate(plan, within)).tasks());
    }

    @Override
    public MinionRun start(Node node, Plan plan) throws InterruptedException {
        DaemonClient daemon = daemons.of(node);
        Path folder = landing.resolve(plan.gather()).resolve("landing").resolve(plan.node());
        RpcFollower follower = new RpcFollower(daemon, node, plan, folder, random);
        follower.begin();
        return new RpcRun(daemon, RunKey.of(plan), follower);
    }

    @Override
    public void discard(Node node, String gather) throws IOException, InterruptedException {
        DaemonClient daemon = daemons.of(node);
        Tries tries = new Tries(ABSENT, PATIENCE, random, new CountDownLatch(1));
        while (true) {
            try {
                daemon.discard(new RunKey(gather, node.name()));
                return;
            } catch (IOException e) {
                if (!tries.again()) {
                    throw e;
                }
            } catch (GatherException e) {
                throw new IOException(e.what(), e);
            }
        }
    }

    @Override
    public void close() {
        daemons.close();
    }
}
