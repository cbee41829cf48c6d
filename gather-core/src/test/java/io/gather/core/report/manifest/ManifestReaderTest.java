package io.gather.core.report.manifest;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.gather.core.error.GatherException;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.report.Collected;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.HostileGather;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import io.gather.core.report.SampleGather;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManifestReaderTest {
    private static final String RANGE = "{\"generation\":{\"device\":1,\"inode\":2,\"head\":\"ab\"},\"from\":%d,\"to\":%d}";

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatWasWritten(int seed) throws Exception {
        Random random = new Random(seed);
        SampleGather sample = new SampleGather(1 + random.nextInt(6), random.nextInt(300));

        assertSurvives(sample.gather(), sample);
    }

    @Test
    void readsHostileTextsUnchangedButForBrokenCharacters() throws Exception {
        HostileGather hostile = new HostileGather();
        Recording recording = read(ManifestTest.write(hostile.gather(), hostile));

        assertThat(recording.nodes.getFirst().name()).isEqualTo(HostileGather.TEXT.replace('\ud800', '?'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"format\":\"other\"}", "{\"format\":\"gather-manifest\",\"version\":2}",
            "{\"nodes\":{}}", "{\"nodes\":[{\"outcomes\":[]}]}", "{\"nodes\":[{\"name\":\"a\"}]}",
            "{\"nodes\":[{\"name\":\"a\",\"state\":\"done\",\"outcomes\":[{\"status\":\"odd\"}]}]}",
            "{\"gather\":{\"selection\":7}}"})
    void refusesWhatIsNoManifest(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(GatherException.class)
                .hasMessageContaining("the manifest cannot be read");
    }

    @Test
    void passesOverWhatNewerWritersAdd() throws Exception {
        Recording recording = read("{\"new\":[{}],\"nodes\":[{\"name\":\"a\",\"rack\":{\"x\":1},\"state\":\"done\"}]}");

        assertThat(recording.nodes).singleElement().extracting(NodeRecord::name).isEqualTo("a");
    }

    @Test
    void takesTheOneRangeOfEarlierVersions() throws Exception {
        Recording recording = read(result("\"range\":" + RANGE.formatted(100, 200)));

        assertThat(recording.results).singleElement().satisfies(it -> assertThat(it.ranges()).containsExactly(
                new Result.Range(new Result.Generation(1, 2, "ab"), 100, 200)));
    }

    @Test
    void refusesRangesThatAreNone() {
        for (String range : List.of(RANGE.formatted(-1, 5), RANGE.formatted(6, 5), "null", "7")) {
            assertThatThrownBy(() -> read(result("\"ranges\":[" + range + "]"))).as(range).isInstanceOf(
                    GatherException.class);
        }
    }

    private static String result(String field) {
        return "{\"nodes\":[{\"name\":\"a\",\"state\":\"done\",\"results\":[{\"task\":1,\"path\":\"a/b\",\"size\":5,"
                + field + "}]}]}";
    }

    private static void assertSurvives(GatherRecord gather, Collected collected) throws Exception {
        Recording recording = read(ManifestTest.write(gather, collected));

        assertThat(recording.gathers).containsExactly(ManifestGather.of(gather));
        assertThat(recording.phases).isEqualTo(gather.phases());
        assertThat(recording.notices).isEqualTo(gather.notices());
        assertThat(recording.nodes).isEqualTo(gather.nodes());
        List<Outcome> outcomes = new ArrayList<>();
        List<ManifestResult> results = new ArrayList<>();
        for (NodeRecord node : gather.nodes()) {
            collected.outcomes(node.name()).forEach(outcomes::add);
            collected.results(node.name()).map(e -> ManifestResult.of(node, e)).forEach(results::add);
        }
        assertThat(recording.outcomes).isEqualTo(outcomes);
        assertThat(recording.results).isEqualTo(results);
    }

    private static Recording read(String manifest) throws Exception {
        Recording recording = new Recording();
        InputStream in = new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8));
        new ManifestReader(recording).read(in, "manifest.json");
        return recording;
    }

    private static final class Recording implements ManifestVisitor {
        private final List<ManifestGather> gathers = new ArrayList<>();
        private final List<PhaseRecord> phases = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private final List<NodeRecord> nodes = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<ManifestResult> results = new ArrayList<>();

        @Override
        public void gather(ManifestGather gather) {
            gathers.add(gather);
        }

        @Override
        public void phase(PhaseRecord phase) {
            phases.add(phase);
        }

        @Override
        public void notice(String notice) {
            notices.add(notice);
        }

        @Override
        public void node(NodeRecord node) {
            nodes.add(node);
        }

        @Override
        public void outcome(NodeRecord node, Outcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void result(NodeRecord node, ManifestResult result) {
            results.add(result);
        }
    }
}
