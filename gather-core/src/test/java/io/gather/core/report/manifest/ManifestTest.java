package io.gather.core.report.manifest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.gather.core.outcome.Outcome;
import io.gather.core.report.Collected;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.Golden;
import io.gather.core.report.HostileGather;
import io.gather.core.report.SampleGather;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestTest {
    @Test
    void readsAsBeforeAndFitsItsSchema() throws Exception {
        SampleGather sample = new SampleGather(3, 12);

        String manifest = write(sample.gather(), sample);

        Golden.assertSame("manifest.json", manifest);
        assertThat(Schema.of("manifest").complaints(manifest)).isEmpty();
    }

    @Test
    void isOneValidFileWhateverNodesSay() throws Exception {
        HostileGather hostile = new HostileGather();

        String manifest = write(hostile.gather(), hostile);

        assertThat(Schema.of("manifest").complaints(manifest)).allMatch(c -> c.contains("sha256"));
    }

    @Test
    void outcomesOfANodeFitTheirSchema() throws Exception {
        SampleGather sample = new SampleGather(2, 12);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (Stream<Outcome> outcomes = sample.outcomes("demo-1")) {
            new NodeOutcomes().write(sample.gather().id(), "demo-1", outcomes, out);
        }

        String json = out.toString(StandardCharsets.UTF_8);
        Golden.assertSame("outcomes.json", json);
        assertThat(Schema.of("outcomes").complaints(json)).isEmpty();
    }

    static String write(GatherRecord gather, Collected collected) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Manifest().write(gather, collected, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
