package io.gather.stats.sink.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;

import io.gather.core.units.ByteSize;
import io.gather.fixtures.disks.SmallDisk;
import io.gather.fixtures.programs.Program;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.StatsSinkProvider;
import io.gather.stats.store.PointStoreLimits;
import io.gather.stats.store.Samples;
import io.gather.stats.store.StoreFolder;
import io.gather.stats.store.TimeSpan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileSinkProviderTest {
    @TempDir
    Path state;

    @Test
    void keepsPointsInTheStateUnlessToldOtherwise() throws Exception {
        SinkConfig usual = new SinkConfig.Files(Optional.empty(), PointStoreLimits.USUAL);
        SinkConfig told = new SinkConfig.Files(Optional.of(state.resolve("told")), PointStoreLimits.USUAL);

        for (SinkConfig config : new SinkConfig[]{usual, told}) {
            try (StatsSink sink = provider().open(target(config))) {
                assertThat(sink.write(batch())).isZero();
            }
        }
        assertThat(StoreFolder.files(state.resolve("points"), TimeSpan.ALL)).hasSizeBetween(1, 2);
        assertThat(StoreFolder.files(state.resolve("told"), TimeSpan.ALL)).hasSizeBetween(1, 2);
    }

    /** Nothing of a batch is left of a write that failed half-way, and the next one that has room is whole. */
    @Test
    @Tag("peer")
    void aFullDiskIsToldAndLeavesNoHalf() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(state.resolve("disk"), 4)) {
            PointStoreLimits limits = new PointStoreLimits(PointStoreLimits.USUAL.file(),
                    PointStoreLimits.USUAL.total(),
                    PointStoreLimits.USUAL.age(), ByteSize.of(0));
            StatsSink sink = provider().open(target(new SinkConfig.Files(Optional.of(disk.folder()), limits)));
            sink.write(batch());
            disk.fill();
            assertThatThrownBy(() -> {
                for (int i = 0; i < 1000; i++) {
                    sink.write(batch());
                }
            }).isInstanceOf(IOException.class).hasMessageContaining("No space");
            Files.delete(disk.folder().resolve("filler"));
            sink.write(batch());

            for (Path file : StoreFolder.files(disk.folder(), TimeSpan.ALL)) {
                assertThat(Program.of(List.of("gzip", "-t", file.toString())).run().exit()).isZero();
            }
            sink.close();
        }
    }

    private SinkTarget target(SinkConfig config) {
        return new SinkTarget("east", new ClusterConfig("h", new EnvText("u"), new EnvText("p"),
                ClusterConfig.Login.SESSION, true, false, OptionalInt.empty(), false), config, Map.of(), Map.of(),
                state);
    }

    private static PointBatch batch() {
        return new PointBatch(Duration.ofSeconds(5), Samples.row("a", Instant.now().getEpochSecond() - 2, 3));
    }

    private static StatsSinkProvider provider() {
        return ServiceLoader.load(StatsSinkProvider.class).stream().map(ServiceLoader.Provider::get)
                .filter(it -> it.name().equals("file")).findFirst().orElseThrow();
    }
}
