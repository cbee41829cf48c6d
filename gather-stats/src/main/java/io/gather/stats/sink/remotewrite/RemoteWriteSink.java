package io.gather.stats.sink.remotewrite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.gather.stats.metric.Point;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.SinkBusyException;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.pieces.LastTaken;
import io.gather.stats.sink.pieces.PieceWriter;
import io.gather.stats.sink.prometheus.MetricNaming;
import io.gather.transport.database.DatabaseBusyException;
import io.gather.transport.database.remotewrite.RemoteWriteClient;
import io.gather.transport.database.remotewrite.Series;

/**
 * Points of a cluster as samples that are pushed. A point is one sample a field; all samples of a series go the same way, one after the other, so
 * they keep their order.
 */
final class RemoteWriteSink implements StatsSink {
    private static final int MOST = 2000;

    private final MetricNaming naming;
    private final List<Shard> shards;
    private final ExecutorService threads;
    private String refusal = "";

    /** A sample, and the number of the point in its batch that it is of. */
    private record Sample(Series series, int point) {}

    RemoteWriteSink(String cluster, MetricNaming naming, List<RemoteWriteClient> clients) {
        this.naming = naming;
        this.shards = clients.stream().map(client -> new Shard(client, new LastTaken<>())).toList();
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("stats-shard-" + cluster + "-", 0).factory());
    }

    private record Shard(RemoteWriteClient client, LastTaken<Sample> lastTaken) {}

    private record Refusal(List<Integer> points, String reason) {}

    @Override
    public int write(PointBatch batch) throws IOException, InterruptedException {
        List<List<Sample>> samples = samples(batch);
        List<Callable<Refusal>> tasks = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            Shard shard = shards.get(i);
            List<Sample> ofShard = samples.get(i);
            if (!ofShard.isEmpty()) {
                tasks.add(() -> write(ofShard, shard));
            }
        }
        Set<Integer> refused = new HashSet<>();
        for (Future<Refusal> shard : threads.invokeAll(tasks)) {
            Refusal result = result(shard);
            refused.addAll(result.points);
            refusal = result.reason.isEmpty() ? refusal : result.reason;
        }
        return refused.size();
    }

    /** Those of each shard. */
    private List<List<Sample>> samples(PointBatch batch) {
        List<List<Sample>> samples = new ArrayList<>();
        shards.forEach(shard -> samples.add(new ArrayList<>()));
        for (int at = 0; at < batch.points().size(); at++) {
            Point point = batch.points().get(at);
            SortedMap<String, String> labels = naming.labels(point.tags());
            for (int i = 0; i < point.fields().size(); i++) {
                if (naming.isShown(point.fields().name(i))) {
                    SortedMap<String, String> all = new TreeMap<>(labels);
                    all.put("__name__", naming.metric(point.name(), point.fields(), i));
                    int shard = Math.floorMod(all.hashCode(), shards.size());
                    samples.get(shard).add(new Sample(new Series(all, point.fields().number(i),
                            Math.multiplyExact(point.seconds(), 1000L)), at));
                }
            }
        }
        return samples;
    }

    private static Refusal write(List<Sample> samples, Shard shard)
            throws IOException, InterruptedException {
        PieceWriter<Sample> writer = new PieceWriter<>(
                piece -> shard.client.write(piece.stream().map(Sample::series).toList()), shard.lastTaken);
        for (int from = 0; from < samples.size(); from += MOST) {
            writer.write(samples.subList(from, Math.min(samples.size(), from + MOST)));
        }
        return new Refusal(writer.found().stream().map(Sample::point).toList(), writer.reason());
    }

    private static Refusal result(Future<Refusal> shard) throws IOException, InterruptedException {
        try {
            return shard.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case DatabaseBusyException busy ->
                    throw new SinkBusyException(String.valueOf(busy.getMessage()), busy.after(), busy);
                case IOException failure -> throw failure;
                case InterruptedException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public String refusal() {
        return refusal;
    }

    @Override
    public void close() {
        shards.forEach(shard -> shard.client.close());
        threads.shutdownNow();
    }
}
