package io.gather.core.estimate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.minion.Estimate;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;

/** Asks nodes how much a gather would take from them, a bounded number of them at a time. */
public final class Estimator {
    /** What a node may take to look. */
    static final Duration WITHIN = Duration.ofSeconds(8);
    /** What it may take in all; then it is not waited for any longer. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MinionLauncher launcher;
    private final int fanout;
    private final Duration patience;

    public Estimator(MinionLauncher launcher, int fanout) {
        this(launcher, fanout, PATIENCE);
    }

    Estimator(MinionLauncher launcher, int fanout, Duration patience) {
        this.launcher = launcher;
        this.fanout = fanout;
        this.patience = patience;
    }

    /** @param plans what would be done where; no node keeps the others from an answer */
    public GatherEstimate of(Map<Node, Plan> plans) throws InterruptedException {
        Semaphore places = new Semaphore(fanout);
        List<CompletableFuture<NodeEstimate>> asked = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try {
            plans.forEach((node, plan) -> {
                CompletableFuture<NodeEstimate> answer = new CompletableFuture<>();
                asked.add(answer);
                threads.add(Thread.ofVirtual().name("estimate " + node.name())
                        .start(() -> await(places, node, plan, answer)));
            });
            List<NodeEstimate> all = new ArrayList<>();
            for (CompletableFuture<NodeEstimate> answer : asked) {
                all.add(answer.get());
            }
            return new GatherEstimate(all);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    /** The one who asks may be left behind, as long as a login takes that does not end. */
    private void await(Semaphore places, Node node, Plan plan, CompletableFuture<NodeEstimate> answer) {
        try {
            places.acquire();
            try {
                CompletableFuture<NodeEstimate> found = new CompletableFuture<>();
                Thread asking = Thread.ofVirtual().name("estimating " + node.name())
                        .start(() -> ask(node, plan, found));
                try {
                    answer.complete(found.get(patience.toMillis(), TimeUnit.MILLISECONDS));
                } catch (TimeoutException late) {
                    answer.complete(NodeEstimate.of(plan, Map.of(), "it did not answer within "
                            + PATIENCE.toSeconds() + " s"));
                } finally {
                    asking.interrupt();
                }
            } finally {
                places.release();
            }
        } catch (InterruptedException | ExecutionException e) {
            answer.completeExceptionally(e);
        }
    }

    private void ask(Node node, Plan plan, CompletableFuture<NodeEstimate> found) {
        try {
            found.complete(asked(node, plan));
        } catch (GatherException e) {
            found.complete(NodeEstimate.of(plan, Map.of(), e.what()));
        } catch (InterruptedException | RuntimeException | Error e) {
            found.completeExceptionally(e);
        }
    }

    private NodeEstimate asked(Node node, Plan plan) throws InterruptedException {
        List<Integer> files = plan.tasks().stream().filter(Task.Files.class::isInstance).map(Task::number).toList();
        if (files.isEmpty()) {
            return NodeEstimate.of(plan, Map.of(), null);
        }
        Optional<Map<Integer, Estimate>> known = launcher.estimate(node, plan, WITHIN);
        if (known.isEmpty()) {
            return NodeEstimate.of(plan, Map.of(),
                    "sizes are not told of nodes that are reached " + node.reach().words());
        }
        boolean all = known.get().keySet().containsAll(files);
        return NodeEstimate.of(plan, known.get(),
                all ? null : "not all could be found out within " + PATIENCE.toSeconds() + " s");
    }
}
