package io.gather.stats.snapshot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import io.gather.core.error.GatherException;
import io.gather.stats.query.TypedVerb;
import io.gather.stats.sink.StatsSinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotVerbTest {
    @TempDir
    Path folder;

    @Test
    void namesTheFilesAndTellsOfEachCluster() throws Exception {
        TypedVerb run = run("good", "down");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.results()).containsExactly(folder.resolve("new/points.jsonl.gz").toString(),
                folder.resolve("new/clusters.json").toString(), folder.resolve("new/stats.html").toString());
        assertThat(run.messages()).containsExactly("cluster-good: 2 points", "down: no points: nobody answers at down");
        assertThatThrownBy(() -> run("good")).isInstanceOf(GatherException.class)
                .hasMessageContaining("is there already");
    }

    @Test
    void theExitCodeSaysHowItWent() throws Exception {
        assertThat(run("good").code()).isZero();
        Files.move(folder.resolve("new"), folder.resolve("old"));
        assertThat(run("down").code()).isEqualTo(5);
    }

    @Test
    void aConfigurationIsNeeded() {
        assertThatThrownBy(() -> new TypedVerb(folder, Clock.systemUTC())
                .run(new SnapshotVerb(_ -> new FakeClusters(), StatsSinks::installed), "--config-file", "nowhere.toml"))
                .isInstanceOf(GatherException.class).hasMessageContaining("nowhere.toml");
        assertThatThrownBy(
                () -> new TypedVerb(folder, Clock.systemUTC())
                        .run(new SnapshotVerb(_ -> new FakeClusters(), StatsSinks::installed)))
                .isInstanceOf(GatherException.class).hasMessageContaining("there is no idic.toml here");
    }

    private TypedVerb run(String... hosts) throws Exception {
        Path config = Files.writeString(folder.resolve("idic.toml"), SnapshotTest.text(hosts));
        return new TypedVerb(folder, Clock.systemUTC()).run(
                new SnapshotVerb(_ -> new FakeClusters(), StatsSinks::installed), "--config-file",
                config.toString(), "--output", folder.resolve("new").toString());
    }
}
