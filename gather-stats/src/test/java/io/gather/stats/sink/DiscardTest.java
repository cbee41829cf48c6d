package io.gather.stats.sink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;

import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.SinkConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiscardTest {
    @Test
    void isFoundAndTakesEverything() throws Exception {
        StatsSinkProvider provider = ServiceLoader.load(StatsSinkProvider.class).stream()
                .map(ServiceLoader.Provider::get).filter(it -> it.name().equals("discard")).findFirst().orElseThrow();
        SinkTarget target = new SinkTarget("c", cluster(), new SinkConfig.Other("discard", Map.of()), Map.of(),
                Map.of("PASSWORD", "open-sesame"), Path.of("state"));
        try (StatsSink sink = provider.open(target)) {
            assertThat(sink.write(new PointBatch(Duration.ofSeconds(5), List.of()))).isZero();
        }
        assertThat(target.toString()).isEqualTo("c to discard");
    }

    private static ClusterConfig cluster() {
        return new ClusterConfig("h", new EnvText("u"), new EnvText("p"), ClusterConfig.Login.SESSION, true,
                false, OptionalInt.empty(), false);
    }
}
