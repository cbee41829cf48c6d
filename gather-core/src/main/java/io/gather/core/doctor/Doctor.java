package io.gather.core.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.NodeFacts;

/** Asks all nodes what they are, as a gather would, and judges the answers. Leaves nothing on any node. */
public final class Doctor {
    private final MinionLauncher launcher;
    private final int fanout;
    private final NodeChecks checks;

    public Doctor(MinionLauncher launcher, int fanout, NodeChecks checks) {
        this.launcher = launcher;
        this.fanout = fanout;
        this.checks = checks;
    }

    /**
     * @param told of each node's findings as soon as they are there, from several threads
     * @return all findings, in the order of the nodes
     */
    public List<Finding> examine(List<Node> nodes, Consumer<List<Finding>> told) throws InterruptedException {
        Semaphore places = new Semaphore(fanout);
        Map<Node, Future<List<Finding>>> answers = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Node node : nodes) {
                answers.put(node, threads.submit(() -> {
                    places.acquire();
                    try {
                        List<Finding> found = examine(node);
                        told.accept(found);
                        return found;
                    } finally {
                        places.release();
                    }
                }));
            }
            List<Finding> all = new ArrayList<>();
            for (Map.Entry<Node, Future<List<Finding>>> answer : answers.entrySet()) {
                all.addAll(result(answer.getKey(), answer.getValue()));
            }
            return all;
        }
    }

    private static List<Finding> result(Node node, Future<List<Finding>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return List.of(new Finding(node.name(), "reach", Finding.Grade.FAILURE, "internal error: " + e.getCause(),
                    Remedy.of(Action.REHEARSE_TRACED.on())));
        }
    }

    private List<Finding> examine(Node node) throws InterruptedException {
        try {
            NodeFacts facts = launcher.facts(node);
            return checks.judge(node, facts);
        } catch (GatherException e) {
            return List.of(new Finding(node.name(), "reach", Finding.Grade.FAILURE, e.what(), e.remedy()));
        }
    }
}
