package io.gather.core.report.manifest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.NodeRecord.State;
import io.gather.core.report.SampleGather;
import io.gather.core.report.Totals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestSummaryTest {
    @Test
    void countsAllAndKeepsFew() throws Exception {
        SampleGather sample = new SampleGather(5, 300);
        byte[] manifest = ManifestTest.write(sample.gather(), sample).getBytes(StandardCharsets.UTF_8);
        Totals totals = Totals.of(sample.gather().nodes());

        ManifestSummary summary = ManifestSummary.read(new ByteArrayInputStream(manifest), "manifest.json");

        assertThat(summary.items()).isEqualTo(totals.outcomes());
        assertThat(summary.nodes()).containsEntry(State.DONE, 3L).containsEntry(State.FAILED, 1L);
        assertThat(summary.missing()).extracting(NodeRecord::name).containsExactly("demo-1", "demo-5");
        assertThat(summary.failures()).hasSize(ManifestSummary.MOST);
        assertThat(summary.failed()).isGreaterThan(ManifestSummary.MOST);
        assertThat(summary.biggest()).hasSize(10)
                .isSortedAccordingTo(Comparator.comparingLong(ManifestResult::size).reversed());
        assertThat(summary.size()).isEqualTo(totals.size());
    }

    @Test
    void isTheSameFromTheSmallFile() throws Exception {
        SampleGather sample = new SampleGather(5, 300);
        Manifest manifest = new Manifest();
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        manifest.write(sample.gather(), sample, large);
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        SummaryFile.write(manifest.summary(), small);

        assertThat(SummaryFile.read(new ByteArrayInputStream(small.toByteArray())))
                .isEqualTo(ManifestSummary.read(new ByteArrayInputStream(large.toByteArray()), "manifest.json"));
        ByteArrayOutputStream nodes = new ByteArrayOutputStream();
        new ManifestNodes().write(sample.gather(), sample, nodes);
        assertThat(NodesDigest.of(new ByteArrayInputStream(nodes.toByteArray()), "nodes.json"))
                .isEqualTo(NodesDigest.of(new ByteArrayInputStream(large.toByteArray()), "manifest.json"));
        assertThat(nodes.size()).isLessThan(large.size() / 10);
    }

    @Test
    void fitsItsSchema() throws Exception {
        SampleGather sample = new SampleGather(5, 300);
        Manifest manifest = new Manifest();
        manifest.write(sample.gather(), sample, OutputStream.nullOutputStream());
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        SummaryFile.write(manifest.summary(), small);
        String json = small.toString(StandardCharsets.UTF_8);

        assertThat(manifest.summary().missing()).isNotEmpty();
        assertThat(manifest.summary().failures()).isNotEmpty();
        assertThat(Schema.of("summary").complaints(json)).isEmpty();
        assertThat(Schema.of("summary").complaints(json.replace("\"planned\"", "\"plan\""))).isNotEmpty();
        assertThat(Schema.of("summary").complaints(json.replace("\"took\":\"PT", "\"took\":\""))).isNotEmpty();
    }

    @Test
    void itsNodesFitTheirs() throws Exception {
        SampleGather sample = new SampleGather(5, 300);
        ByteArrayOutputStream nodes = new ByteArrayOutputStream();
        new ManifestNodes().write(sample.gather(), sample, nodes);

        assertThat(Schema.of("nodes").complaints(nodes.toString(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Schema.of("nodes").complaints(ManifestTest.write(sample.gather(), sample))).isNotEmpty();
    }

    /** What the files have in common is described in each schema, for whoever has one of them only. */
    @ParameterizedTest
    @ValueSource(strings = {"nodes", "summary", "outcomes"})
    void schemasSayTheSameOfTheSame(String name) throws Exception {
        Map<String, JsonNode> common = Schema.definitions("manifest");
        Schema.definitions(name).forEach((each, definition) -> {
            if (common.containsKey(each) && !each.equals("node")) {
                assertThat(definition).as(each).isEqualTo(common.get(each));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"format\":\"gather-manifest\",\"summary\":{}}",
            "{\"format\":\"gather-summary\",\"version\":2}", "{\"format\":\"gather-summary\",\"summary\":null}",
            "{\"format\":\"gather-summary\",\"summary\":{}}",
            "{\"format\":\"gather-summary\",\"summary\":{\"gather\":{}}}",
            "{\"format\":\"gather-summary\",\"summary\":[1]"})
    void isNotMadeOfAnythingElse(String json) throws Exception {
        assertThat(SummaryFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))).isNull();
    }
}
