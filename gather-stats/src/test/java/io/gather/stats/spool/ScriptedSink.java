package io.gather.stats.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import io.gather.stats.config.Attempts;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.config.WriteRetries;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.StatsSinkProvider;

/** A sink that does what a test says. */
final class ScriptedSink implements StatsSinkProvider {
    final List<Integer> numbers = new ArrayList<>();
    final List<Integer> sizes = new ArrayList<>();
    private Conduct conduct = batch -> 0;
    private int opened;
    private int closed;

    /** What becomes of a batch. */
    interface Conduct {
        int write(PointBatch batch) throws IOException, InterruptedException;
    }

    static WriteRetries quickly() {
        return new WriteRetries(new Attempts(0), Duration.ofMillis(1));
    }

    static SinkTarget target(String cluster) {
        return new SinkTarget(cluster, new ClusterConfig("host", new EnvText("u"), new EnvText("p"),
                ClusterConfig.Login.BASIC, false, false, OptionalInt.empty(), false),
                new SinkConfig.Other("scripted", Map.of()), Map.of(), Map.of(), Path.of("state"));
    }

    synchronized void behave(Conduct other) {
        conduct = other;
    }

    synchronized int opened() {
        return opened;
    }

    synchronized int closed() {
        return closed;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public synchronized StatsSink open(SinkTarget target) {
        opened++;
        return new StatsSink() {
            @Override
            public int write(PointBatch batch) throws IOException, InterruptedException {
                Conduct now;
                synchronized (ScriptedSink.this) {
                    now = conduct;
                }
                int refused = now.write(batch);
                synchronized (ScriptedSink.this) {
                    numbers.addAll(Batches.numbers(batch));
                    sizes.add(batch.points().size());
                }
                return refused;
            }

            @Override
            public String refusal() {
                return "wrong type";
            }

            @Override
            public void close() {
                synchronized (ScriptedSink.this) {
                    closed++;
                }
            }
        };
    }
}
