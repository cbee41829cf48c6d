package io.gather.core.overlord;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.gather.core.bundle.Compression;
import io.gather.core.bundle.Content;
import io.gather.core.bundle.GzipMembers;
import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Minions whose every task gives its own line as a result; a spool that outlives a run, as real ones do. */
final class ScriptedMinions implements MinionLauncher {
    final List<String> discarded = Collections.synchronizedList(new ArrayList<>());
    final List<String> released = Collections.synchronizedList(new ArrayList<>());
    /** In the order in which they began. */
    final List<Plan> started = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> refusing = new HashMap<>();
    final List<String> unreachable = new ArrayList<>();
    final List<String> fatal = new ArrayList<>();
    final Map<String, String> hostNames = new HashMap<>();
    final Map<String, Integer> losses = new HashMap<>();
    /** Nodes that say they have finished after so many outcomes. */
    final Map<String, Integer> silentAfter = new HashMap<>();
    private final CountDownLatch stops = new CountDownLatch(1);
    /** What else stands in each result. */
    String saying = "";
    /** Told when an outcome is about to be handed out. */
    Runnable before = () -> {};

    /** Until the first of them was told to stop, which happens in a thread of its own. */
    void awaitStop() {
        try {
            assertThat(stops.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Set<String> reaches() {
        return Set.of(Reach.LOCAL, Reach.SSH);
    }

    @Override
    public NodeFacts facts(Node node) {
        String host = hostNames.getOrDefault(node.name(), node.name());
        return new NodeFacts(host, "id-" + host, "debian", "Debian GNU/Linux 12", "6.1", "amd64", 2,
                1L << 30, Instant.EPOCH, Duration.ZERO, Duration.ofDays(1), "root", "test");
    }

    @Override
    public MinionRun start(Node node, Plan plan) {
        if (refusing.containsKey(node.name())) {
            throw new GatherException(RunError.LEFT_ON_NODES,
                    refusing.getOrDefault(node.name(), ""), node.name(), "repair it");
        }
        started.add(plan);
        return new Run(plan);
    }

    @Override
    public void discard(Node node, String gather) throws IOException {
        if (unreachable.contains(node.name())) {
            throw new IOException("no route");
        }
        if (fatal.contains(node.name())) {
            throw new StackOverflowError("for this test");
        }
        discarded.add(node.name() + " " + gather);
    }

    private final class Run implements MinionRun {
        private final Plan plan;
        private int next;
        private volatile boolean stopped;

        Run(Plan plan) {
            this.plan = plan;
        }

        @Override
        public @Nullable Outcome next(Duration wait) throws IOException {
            before.run();
            if (finished()) {
                return null;
            }
            Task task = plan.tasks().get(next++);
            boolean ran = !stopped;
            Content content = content(task, new ByteArrayOutputStream());
            return new Outcome(task.number(), task.group(), task.item(), null, ran ? "s" + task.number() : "",
                    ran ? Status.OK : Status.SKIPPED, "source", 0, null, Instant.EPOCH, Duration.ofMillis(5),
                    ran ? 1 : 0, ran ? content.size() : 0, ran ? stored(content) : 0, null);
        }

        @Override
        public boolean finished() {
            return next == silentAfter.getOrDefault(plan.node(), plan.tasks().size());
        }

        @Override
        public int losses() {
            return losses.getOrDefault(plan.node(), 0);
        }

        @Override
        public Stream<Result> results(Outcome outcome) throws IOException {
            Content content = content(task(outcome), new ByteArrayOutputStream());
            return Stream.of(new Result("commands/" + outcome.group() + "/" + outcome.item(), Result.Kind.FILE,
                    "source", 0640, Instant.EPOCH, content.size(), content.sha256(), null, content.chunks(), List.of(),
                    Status.OK, null));
        }

        @Override
        public ReadableByteChannel open(Outcome outcome, long offset) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content(task(outcome), bytes);
            ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
            in.skipNBytes(offset);
            return Channels.newChannel(in);
        }

        private Task task(Outcome outcome) {
            return plan.tasks().stream().filter(task -> task.number() == outcome.task()).findFirst().orElseThrow();
        }

        private static long stored(Content content) {
            return content.chunks().stream().mapToLong(Result.Chunk::stored).sum();
        }

        private Content content(Task task, ByteArrayOutputStream bytes) throws IOException {
            try (GzipMembers members = new GzipMembers(bytes, 0, Compression.ofLevel(1))) {
                members.write(("output of " + task.fullName() + "\n" + saying).repeat(task.number() * 10)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                return members.finish();
            }
        }

        @Override
        public void release(Outcome outcome) {
            released.add(plan.node() + " " + outcome.fullName());
        }

        @Override
        public void stop() {
            stopped = true;
            stops.countDown();
        }

        @Override
        public void discard() {
            discarded.add(plan.node() + " " + plan.gather());
        }

        @Override
        public void close() {}
    }
}
