package io.gather.core.report.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.bundle.ContentWriter;
import io.gather.core.json.Json;
import io.gather.core.report.SampleGather;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetadataFilesTest {
    private final SampleGather sample = new SampleGather(2, 10);
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private void add(String path, ContentWriter content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.writeTo(out);
        assertThat(files.put(path, out.toByteArray())).as(path).isNull();
    }

    @Test
    void areInTheirOrder() throws Exception {
        MetadataFiles.write(sample.gather(), sample, this::add);

        List<String> nodes = sample.gather().nodes().stream().map(node -> node.directory() + "/outcomes.json").toList();
        assertThat(files.keySet()).startsWith(nodes.toArray(String[]::new)).containsSubsequence("nodes_info",
                "package_info.xml", "report.html", "manifest.json", "summary.json", "nodes.json");
        assertThat(files).hasSize(nodes.size() + 6);
    }

    @Test
    void theSummaryIsThatOfTheManifest() throws Exception {
        MetadataFiles.write(sample.gather(), sample, this::add);

        JsonNode gather = Json.mapper().readTree(files.get("summary.json")).at("/summary/gather");
        assertThat(gather.isObject()).isTrue();
        assertThat(gather).isEqualTo(Json.mapper().readTree(files.get("manifest.json")).at("/gather"));
    }
}
