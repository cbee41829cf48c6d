package io.gather.stats.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.gather.stats.cluster.RequestFailure;
import io.gather.stats.metric.OddKind;
import io.gather.stats.sink.WriteFailure;
import io.gather.stats.status.ClusterStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What one process writes another one reads. */
class StatusFileTest {
    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() throws IOException {
        Instant now = Instant.ofEpochSecond(1_700_000_000);
        ClusterStatus cluster = new ClusterStatus("east", "demo", "v9.5", State.COLLECTING, now, "", null, 3, 1,
                Map.of(RequestFailure.LOGIN, 2L), 400, 1.5, -1, Map.of(OddKind.NULL, 4L), 5,
                List.of(new PullStatus("stats", 5, 97, now, 0.5, 1.5, 300, 3,
                        Map.of(RequestFailure.NO_ANSWER, 1L), 0, "late")),
                new SinkStatus(1, 2, 3, Map.of(WriteFailure.BUSY, 4L), 5, 6, now, 7, 0.25, 1, ""));
        StatsStatus status = new StatsStatus(StatsStatus.FORMAT, 4711, now, now, null, "/etc/idic.toml", now, "",
                "influxdb", List.of(cluster));
        StatusFile file = new StatusFile(folder);
        assertThat(file.read()).isEmpty();

        file.write(status);

        assertThat(file.read()).contains(status);
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void saysThatItIsBroken() throws IOException {
        Files.writeString(folder.resolve("status.json"), "{");
        assertThatThrownBy(() -> new StatusFile(folder).read()).isInstanceOf(IOException.class);
    }
}
