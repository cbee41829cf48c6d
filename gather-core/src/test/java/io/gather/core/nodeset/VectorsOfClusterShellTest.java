package io.gather.core.nodeset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import io.gather.core.json.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VectorsOfClusterShellTest {
    @Test
    void foldsCountsAndExpandsAsClusterShellDoes() throws Exception {
        String data = System.getenv("GATHER_CHECK_DATA");
        Assumptions.assumeTrue(data != null,
                "GATHER_CHECK_DATA is not set: the vectors of ClusterShell are not at hand");
        List<Map<String, Object>> vectors = Json.mapper().readValue(
                Path.of(String.valueOf(data), "vectors", "nodeset_vectors.json").toFile(), new TypeReference<>() {
                });
        List<String> different = new ArrayList<>();
        for (Map<String, Object> vector : vectors) {
            Seen ours = Seen.of(String.valueOf(vector.get("kind")), String.valueOf(vector.get("input")));
            Seen theirs = Seen.from(vector);
            if (!ours.equals(theirs)) {
                different.add(vector.get("input") + ": " + ours + " is not " + theirs);
            }
        }
        assertThat(vectors).isNotEmpty();
        assertThat(different).isEmpty();
    }
}
