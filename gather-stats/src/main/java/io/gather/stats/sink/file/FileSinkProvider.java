package io.gather.stats.sink.file;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

import io.gather.stats.config.SinkConfig;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.StatsSinkProvider;
import io.gather.stats.store.PointStoreLimits;
import io.gather.stats.store.StoreWriter;

/** Keeps points in files of this machine: {@code file}, for those who have no database. */
public final class FileSinkProvider implements StatsSinkProvider {
    /** In the state of the module. */
    private static final Path USUAL = Path.of("points");

    @Override
    public String name() {
        return SinkConfig.FILES;
    }

    @Override
    public StatsSink open(SinkTarget target) {
        PointStoreLimits limits = target.config() instanceof SinkConfig.Files files
                ? files.limits()
                : PointStoreLimits.USUAL;
        return new FileSink(new StoreWriter(folder(target.config(), target.folder()), target.cluster(), limits,
                Clock.systemUTC(), new SecureRandom()));
    }

    /**
     * Where points are.
     *
     * @param state of the module
     */
    public static Path folder(SinkConfig config, Path state) {
        Optional<Path> told = config instanceof SinkConfig.Files files ? files.folder() : Optional.empty();
        return told.orElseGet(() -> state.resolve(USUAL)).toAbsolutePath();
    }

    /** A file is open only while it is written: there is nothing to let go of. */
    private static final class FileSink implements StatsSink {
        private final StoreWriter writer;
        private volatile boolean closed;

        FileSink(StoreWriter writer) {
            this.writer = writer;
        }

        @Override
        public int write(PointBatch batch) throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
            return writer.write(batch.points());
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
