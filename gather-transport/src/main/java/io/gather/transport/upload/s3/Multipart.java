package io.gather.transport.upload.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.gather.core.upload.Shipment;
import org.jspecify.annotations.Nullable;

/** Sends a bundle in parts, and of one that was begun before only those that are not there. */
final class Multipart {
    private static final int CONNECTIONS = 4;

    private final Bucket bucket;
    private final Shipment shipment;
    private final PartPlan plan;
    private final Supplier<BucketConnection> connections;

    /** @param connections more of them, each for one thread */
    Multipart(Bucket bucket, Supplier<BucketConnection> connections, Shipment shipment, PartPlan plan) {
        this.bucket = bucket;
        this.connections = connections;
        this.shipment = shipment;
        this.plan = plan;
    }

    /** @return the tag that the object must have; empty when that cannot be known */
    String send() throws IOException, InterruptedException {
        Map<Integer, Bucket.Part> parts = new TreeMap<>();
        String upload = resume(parts);
        if (upload == null) {
            upload = bucket.begin(shipment.sha256());
            new BegunMultipart(shipment.sha256(), plan.size(), address(), upload).note(shipment);
        }
        sendMissing(upload, parts);
        List<Bucket.Part> all = new ArrayList<>(parts.values());
        String tag = bucket.complete(upload, all);
        String expected = Tags.ofParts(all);
        if (!tag.isEmpty() && tag.endsWith("-" + all.size()) && !expected.isEmpty()
                && !tag.equalsIgnoreCase(expected)) {
            throw new IOException(bucket.place() + ": the server put other parts together than were sent");
        }
        return tag;
    }

    private void sendMissing(String upload, Map<Integer, Bucket.Part> parts) throws IOException, InterruptedException {
        List<Integer> missing = IntStream.rangeClosed(1, plan.count()).boxed().filter(it -> !parts.containsKey(it))
                .toList();
        shipment.inStretches(parts.values().stream().mapToLong(Bucket.Part::size).sum());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<List<Bucket.Part>> ended = new ExecutorCompletionService<>(threads);
            List<List<Integer>> stretches = stretches(missing);
            stretches.forEach(it -> ended.submit(new PartSender(connections, shipment, plan, upload, it)));
            try {
                for (int i = 0; i < stretches.size(); i++) {
                    ended.take().get().forEach(part -> parts.put(part.number(), part));
                }
            } finally {
                // What the others have sent until now is there the next time.
                List<Runnable> ignored = threads.shutdownNow();
            }
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** For each connection parts that follow each other, so that nothing is read, or sealed, more often than needed. */
    private static List<List<Integer>> stretches(List<Integer> numbers) {
        int each = Math.ceilDiv(numbers.size(), CONNECTIONS);
        List<List<Integer>> stretches = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += each) {
            stretches.add(numbers.subList(i, Math.min(i + each, numbers.size())));
        }
        return stretches;
    }

    private static IOException failure(ExecutionException e) throws InterruptedException {
        return switch (e.getCause()) {
            case IOException failure -> failure;
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> throw new IllegalStateException(e.getCause());
        };
    }

    /** @return what was begun, whose parts are put into the map; null when there is nothing to go on with */
    private @Nullable String resume(Map<Integer, Bucket.Part> parts) throws IOException, InterruptedException {
        BegunMultipart begun = BegunMultipart.recall(shipment);
        if (begun == null) {
            return null;
        }
        if (!begun.fits(shipment, plan, address())) {
            if (begun.place().equals(address())) {
                bucket.abort(begun.upload());
            }
            BegunMultipart.forget(shipment);
            return null;
        }
        List<Bucket.Part> arrived = bucket.list(begun.upload());
        if (arrived == null) {
            BegunMultipart.forget(shipment);
            return null;
        }
        for (Bucket.Part part : arrived) {
            if (part.number() >= 1 && part.number() <= plan.count() && part.size() == plan.size(part.number())) {
                parts.put(part.number(), part);
            }
        }
        return begun.upload();
    }

    private String address() {
        return bucket.place().url(Map.of()).toString();
    }
}
