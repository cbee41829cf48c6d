package io.gather.stats.spool;

import java.nio.file.Path;
import java.util.random.RandomGenerator;

import io.gather.stats.config.SpoolConfig;
import io.gather.stats.config.WriteRetries;
import io.gather.stats.limit.SeriesLimits;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.sink.SinkListener;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSinkProvider;

/** Opens the ways of points to their sinks, each with a folder of its own for what waits. Safe for several threads. */
public final class Outlets {
    private final Path folder;
    private final MemoryBudget budget;

    /** @param folder of all clusters; made when it is not there */
    public Outlets(Path folder, MemoryBudget budget) {
        this.folder = folder;
        this.budget = budget;
    }

    /** Waits for no sink and no disk: what cannot be opened is told, and opened again later. */
    public PointOutlet open(StatsSinkProvider provider, SinkTarget target, WriteRetries retries, SpoolConfig size,
            SinkListener listener) {
        Waiting waiting = provider.keepsPast()
                ? new PointSpool(new SpoolFolder(folder.resolve(FolderName.of(provider.name() + "@"
                        + target.cluster()))), size.bytes(), budget, listener)
                : new InMemory(budget, listener::dropped);
        PointWriter writer = new PointWriter(provider, target, waiting, listener,
                new Backoff(retries, RandomGenerator.getDefault()), budget);
        return SeriesLimits.before(new Outlet(target.cluster(), waiting, budget, listener, writer).start(),
                size.limits(), listener);
    }
}
