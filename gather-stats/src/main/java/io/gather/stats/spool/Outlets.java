package io.gather.stats.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.stats.config.SpoolConfig;
import io.gather.stats.config.WriteRetries;
import io.gather.stats.error.StatsError;
import io.gather.stats.limit.SeriesLimits;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.sink.SinkListener;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSinkProvider;

/** Opens the ways of points to their sinks, each with a folder of its own for what waits. */
public final class Outlets {
    private Outlets() {}

    /**
     * Waits for no sink: one that cannot be opened is told, and opened again later.
     *
     * @param folder of all clusters; made when it is not there
     * @throws GatherException when there is no folder for what waits, or somebody else has it
     */
    public static PointOutlet open(StatsSinkProvider provider, SinkTarget target, Path folder, WriteRetries retries,
            SpoolConfig size, SinkListener listener) {
        return SeriesLimits.before(unlimited(provider, target, folder, retries, size, listener), size.limits(),
                listener);
    }

    private static PointOutlet unlimited(StatsSinkProvider provider, SinkTarget target, Path folder,
            WriteRetries retries, SpoolConfig size, SinkListener listener) {
        Backoff backoff = new Backoff(retries, RandomGenerator.getDefault());
        if (!provider.keepsPast()) {
            Waiting memory = new InMemory(InMemory.share(), listener::dropped);
            return outlet(provider, target, memory, () -> {}, backoff, listener);
        }
        Path own = folder.resolve(FolderName.of(provider.name() + "@" + target.cluster()));
        try {
            Files.createDirectories(own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                    "rwx------")));
            LockedFile lock = LockedFile.take(own.resolve("lock")).orElseThrow(() -> held(own));
            try {
                return outlet(provider, target, PointSpool.open(own, size.bytes(), listener), lock, backoff, listener);
            } catch (IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new GatherException(StatsError.NO_SPOOL, "points cannot wait here: " + e.getMessage(),
                    own.toString(), "make the folder writable, or name another one", e);
        }
    }

    private static PointOutlet outlet(StatsSinkProvider provider, SinkTarget target, Waiting waiting,
            AutoCloseable folder, Backoff backoff, SinkListener listener) {
        PointWriter writer = new PointWriter(provider, target, waiting, listener, backoff);
        return new Outlet(target.cluster(), waiting, folder, listener, writer).start();
    }

    private static GatherException held(Path folder) {
        return new GatherException(StatsError.SPOOL_HELD,
                "another collector of this cluster, or an entry of the same cluster, has the points that wait here",
                folder.toString(), "end the other one, or remove the entry that names the cluster twice");
    }
}
