package io.gather.incident.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.tub.Tub;

/**
 * Many nodes in one process, each a tub of its own: {@code SimulatedNodes KEYS NODES FURL-FILE EVENTS}. Says {@code ready} when the gatherer
 * has subscribed to all, then does what its input says, {@code incidents N} or {@code events N} of each node, and says {@code done}.
 * {@code SimulatedNodes KEYS NODES} only makes their keys, which takes long.
 */
public final class SimulatedNodes implements AutoCloseable {
    /** Gatherers let only so many strangers in. */
    private static final int AT_ONCE = 32;

    private final List<SimulatedNode> nodes;

    private SimulatedNodes(List<SimulatedNode> nodes) {
        this.nodes = nodes;
    }

    /** @param events how many each incident has */
    static SimulatedNodes of(List<Tub> tubs, int events) {
        SimulatedIncidents incidents = new SimulatedIncidents(events);
        return new SimulatedNodes(
                IntStream.range(0, tubs.size()).mapToObj(i -> new SimulatedNode(i, tubs.get(i), incidents)).toList());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Tub> tubs = tubs(Path.of(args[0]), Integer.parseInt(args[1]));
        if (args.length == 2) {
            return;
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (SimulatedNodes nodes = of(tubs, Integer.parseInt(args[3]));
                BufferedReader orders = new BufferedReader(
                        new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            nodes.connect(Furl.read(Files.readString(Path.of(args[2])), args[2]));
            out.println("connected");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ", 2);
                int howMany = Integer.parseInt(words[1]);
                switch (words[0]) {
                    case "incidents" -> nodes.incidents(howMany);
                    case "events" -> nodes.events(howMany);
                    default -> throw new IllegalArgumentException(order);
                }
                out.println("done");
            }
        }
    }

    private static List<Tub> tubs(Path folder, int howMany) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Tub> tubs = new ArrayList<>();
        try (ExecutorService makers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Tub>> made = IntStream.range(0, howMany).mapToObj(i -> folder.resolve(i + ".pem"))
                    .map(file -> makers.submit(() -> tub(file))).toList();
            for (Future<Tub> each : made) {
                tubs.add(of(each));
            }
        }
        return tubs;
    }

    private static Tub tub(Path file) {
        if (!Files.exists(file)) {
            Tub.create(Instant.now()).write(file);
        }
        return Tub.read(file);
    }

    private static <T> T of(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(Objects.requireNonNull(e.getCause()));
        }
    }

    /** What is done by all nodes side by side. */
    private interface Doing {
        void with(SimulatedNode node) throws Exception;
    }

    private void all(Doing doing) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> done = nodes.stream().map(node -> threads.submit(() -> {
                doing.with(node);
                return true;
            })).toList();
            for (Future<Boolean> each : done) {
                boolean ignored = of(each);
            }
        }
    }

    void connect(Furl gatherer) throws InterruptedException {
        Semaphore turns = new Semaphore(AT_ONCE);
        all(node -> {
            turns.acquire();
            try {
                node.connect(gatherer);
                node.awaitSubscription();
            } finally {
                turns.release();
            }
        });
    }

    void incidents(int howMany) throws InterruptedException {
        all(node -> node.incidents(howMany));
    }

    void events(int howMany) throws InterruptedException {
        all(node -> node.events(howMany));
    }

    @Override
    public void close() {
        nodes.forEach(SimulatedNode::close);
    }
}
