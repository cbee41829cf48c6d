package io.gather.core.report.manifest;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

import io.gather.core.report.NodeRecord;
import io.gather.core.report.NodeRecord.State;
import io.gather.core.report.SampleGather;
import io.gather.core.report.Totals;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestSummaryTest {
    @Test
    void countsAllAndKeepsFew() throws Exception {
        SampleGather sample = new SampleGather(5, 300);
        byte[] manifest = ManifestTest.write(sample.gather(), sample).getBytes(StandardCharsets.UTF_8);
        Totals totals = Totals.of(sample.gather().nodes());

        ManifestSummary summary = ManifestSummary.read(new ByteArrayInputStream(manifest), "manifest.json", 7);

        assertThat(summary.items()).isEqualTo(totals.outcomes());
        assertThat(summary.nodes()).containsEntry(State.DONE, 3L).containsEntry(State.FAILED, 1L);
        assertThat(summary.missing()).extracting(NodeRecord::name).containsExactly("demo-1", "demo-5");
        assertThat(summary.failures()).hasSize(7);
        assertThat(summary.failed()).isGreaterThan(7);
        assertThat(summary.biggest()).hasSize(10)
                .isSortedAccordingTo(Comparator.comparingLong(ManifestResult::size).reversed());
        assertThat(summary.size()).isEqualTo(totals.size());
    }
}
