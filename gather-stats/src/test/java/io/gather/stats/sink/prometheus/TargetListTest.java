package io.gather.stats.sink.prometheus;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.gather.stats.capture.Captures;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.ConfigReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TargetListTest {
    private final List<ClusterConfig> clusters = ConfigReader
            .parse(Path.of("x"), Captures.text("c_prometheus/config.toml"), Set.of()).usable().clusters();

    @Test
    void isThatOfGostatsWithoutClustersThatAreDisabled() {
        String captured = Captures.text("c_prometheus/sd.txt").split("\r?\n\r?\n", 2)[1].strip();

        assertThat(TargetList.json("exporter.example.com", clusters))
                .isEqualTo(captured.replace(",\"exporter.example.com:9091\"", ""));
    }

    @Test
    void addressesWithColonsAreInBrackets() {
        assertThat(TargetList.json("fd00::7", clusters)).startsWith("[{\"targets\":[\"[fd00::7]:9090\"],");
        assertThat(TargetList.json("[fd00::7]", clusters)).startsWith("[{\"targets\":[\"[fd00::7]:9090\"],");
        assertThat(TargetList.json("a\"b", clusters)).startsWith("[{\"targets\":[\"a\\\"b:9090\"],");
        assertThat(TargetList.json("a", List.of())).startsWith("[{\"targets\":[],");
    }
}
