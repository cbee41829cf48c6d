package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.Estimate;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.plan.Plan;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.Tries;
import io.gather.transport.node.shell.script.Scripts;
import io.gather.transport.node.shell.wire.Frame;

/** Runs plans on nodes that have a POSIX shell and nothing of ours. */
public final class ShellMinions implements MinionLauncher {
    private final NodeShells shells;
    private final Path landing;
    private final InstantSource clock;
    private final String version;
    private final int level;
    private final RandomGenerator random;
    private final Scripts scripts;
    private final Map<String, FoundFacts> known = new ConcurrentHashMap<>();
    private final Spares spares = new Spares();

    /**
     * @param landing folder for what has come from nodes and is not yet in the bundle
     * @param spoolBase folder of the spools on the nodes, where it can be used
     * @param level of compression, 0 to 9
     * @param random for markers, which no text of a node may foresee, and for the times between tries
     */
    public ShellMinions(NodeShells shells, Path landing, Path spoolBase, InstantSource clock, String version, int level,
            RandomGenerator random) {
        this.shells = shells;
        this.landing = landing;
        this.clock = clock;
        this.version = version;
        this.level = level;
        this.random = random;
        this.scripts = new Scripts(spoolBase.toString(), level);
    }

    @Override
    public Optional<String> script(Node node, Plan plan) {
        return Optional.of(scripts.minion(plan));
    }

    @Override
    public Set<String> reaches() {
        return Set.of(Reach.SSH);
    }

    @Override
    public NodeFacts facts(Node node) throws InterruptedException {
        FoundFacts found = find(node);
        known.put(node.name(), found);
        return found.facts(node.name(), version);
    }

    private FoundFacts find(Node node) throws InterruptedException {
        FoundFacts found = new FoundFacts(clock.instant());
        Tries tries = new Tries(3, Duration.ofSeconds(30), random, new CountDownLatch(1));
        while (true) {
            ResultMode session = null;
            try {
                session = asked(node, scripts::facts);
                for (Frame frame = session.frames().next(); !(frame instanceof Frame.End); frame = session.frames()
                        .next()) {
                    if (frame == null) {
                        throw session.ended(new IOException("the connection ended"));
                    }
                    found.add(frame, clock);
                }
                spares.leave(node, session);
                session = null;
                return found;
            } catch (IOException e) {
                if (!tries.again()) {
                    throw unreachable(node, e);
                }
                found = new FoundFacts(clock.instant());
            } finally {
                if (session != null) {
                    session.close();
                }
            }
        }
    }

    @Override
    public Optional<Map<Integer, Estimate>> estimate(Node node, Plan plan, Duration within)
            throws InterruptedException {
        long end = System.nanoTime() + within.plus(FoundSizes.LAST_WORDS).toNanos();
        FoundSizes found = new FoundSizes();
        ResultMode session = null;
        try {
            session = asked(node, marker -> scripts.sizes(marker, plan, within));
            if (found.readFrom(session, end)) {
                spares.leave(node, session);
                session = null;
            }
            return Optional.of(found.byTask());
        } catch (IOException e) {
            throw unreachable(node, e);
        } finally {
            if (session != null) {
                session.close();
            }
        }
    }

    /** A session of the node that has greeted us from a script. */
    private ResultMode asked(Node node, Function<String, byte[]> script) throws IOException, InterruptedException {
        ResultMode spare = spares.take(node);
        String marker = spare == null ? ResultMode.marker(random) : spare.marker();
        byte[] text = script.apply(marker);
        ResultMode session = spare == null ? ResultMode.open(shells, node, text, marker) : spare;
        try {
            session.ask(text);
            return session;
        } catch (IOException | InterruptedException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    static GatherException unreachable(Node node, IOException e) {
        return e.getCause() instanceof GatherException known
                ? known
                : new GatherException(NodeError.BROKE_AGAIN,
                        "the connection broke, again and again: "
                                + e.getMessage(),
                        node.name(), "see what it says: ssh " + node.address() + " uptime", e);
    }

    @Override
    public MinionRun start(Node node, Plan plan) throws InterruptedException {
        FoundFacts facts = known.get(node.name());
        if (facts == null) {
            facts = find(node);
            known.put(node.name(), facts);
        }
        Scripts.Upload upload = scripts.upload(plan, facts.has("gzip"));
        Path folder = landing.resolve(plan.gather()).resolve("landing").resolve(plan.node());
        Follower follower = new Follower(new SessionOpener(shells, node, plan, scripts, upload, random, spares), folder,
                level, facts.clock());
        follower.begin();
        return new ShellRun(follower, () -> discard(node, plan.gather()));
    }

    @Override
    public void discard(Node node, String gather) throws IOException, InterruptedException {
        Tries tries = new Tries(3, Duration.ofSeconds(30), random, new CountDownLatch(1));
        while (true) {
            try (ResultMode session = asked(node, marker -> scripts.discard(marker, gather, node.name()))) {
                Frame frame = session.frames().next();
                while (frame instanceof Frame.Beat) {
                    // Of the one who told outcomes in this session before.
                    frame = session.frames().next();
                }
                if (frame instanceof Frame.Gone gone) {
                    if (gone.left().size() != 1 || !gone.left().getFirst().equals("0")) {
                        throw new Remains(gone.left());
                    }
                    return;
                }
                throw session.ended(new IOException("the connection ended"));
            } catch (Remains e) {
                throw e;
            } catch (IOException e) {
                if (!tries.again()) {
                    throw e;
                }
            } finally {
                shells.leave(node);
            }
        }
    }

    /** Something could not be removed. */
    private static final class Remains extends IOException {
        private static final long serialVersionUID = 1;

        Remains(java.util.List<String> left) {
            super("not everything could be removed: processes and folders left: " + String.join(" ", left));
        }
    }
}
