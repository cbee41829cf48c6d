package io.gather.core.minion;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.plan.Plan;
import io.gather.core.toml.NearestName;

/** All launchers as one: each node goes to the launcher that serves the node's reach. */
public final class Launchers implements MinionLauncher {
    private final Map<String, MinionLauncher> byReach = new TreeMap<>();

    /** @throws GatherException when two of them serve the same reach */
    public Launchers(List<? extends MinionLauncher> all) {
        for (MinionLauncher launcher : all) {
            for (String reach : launcher.reaches()) {
                MinionLauncher other = byReach.putIfAbsent(reach, launcher);
                if (other != null) {
                    throw new GatherException(InputError.REACH_TWICE,
                            "two launchers serve the reach '" + reach + "': " + other.getClass().getName() + " and "
                                    + launcher.getClass().getName(),
                            "", "remove one of the two from the folder plugins/ of the installation");
                }
            }
        }
    }

    /** @throws GatherException for the first node whose reach nobody serves */
    public static void check(MinionLauncher launcher, Collection<Node> nodes) {
        for (Node node : nodes) {
            if (!launcher.reaches().contains(node.reach().word())) {
                throw unserved(node, launcher.reaches());
            }
        }
    }

    @Override
    public Set<String> reaches() {
        return new TreeSet<>(byReach.keySet());
    }

    @Override
    public NodeFacts facts(Node node) throws InterruptedException {
        return of(node).facts(node);
    }

    @Override
    public MinionRun start(Node node, Plan plan) throws InterruptedException {
        return of(node).start(node, plan);
    }

    @Override
    public void discard(Node node, String gather) throws IOException, InterruptedException {
        of(node).discard(node, gather);
    }

    @Override
    public Optional<Map<Integer, Estimate>> estimate(Node node, Plan plan, Duration within)
            throws InterruptedException {
        return of(node).estimate(node, plan, within);
    }

    @Override
    public Optional<String> script(Node node, Plan plan) {
        return of(node).script(node, plan);
    }

    private MinionLauncher of(Node node) {
        MinionLauncher launcher = byReach.get(node.reach().word());
        if (launcher == null) {
            throw unserved(node, byReach.keySet());
        }
        return launcher;
    }

    private static GatherException unserved(Node node, Set<String> served) {
        String word = node.reach().word();
        return new GatherException(InputError.REACH_UNSERVED,
                "the inventory says that this node is reached by '" + word + "', which this gather cannot"
                        + (node.reach() instanceof Reach.Plugin ? NearestName.hint(word, served) : ""),
                node.name(), "choose one of " + String.join(", ", served)
                        + " in the inventory, or install the plugin that brings it");
    }
}
