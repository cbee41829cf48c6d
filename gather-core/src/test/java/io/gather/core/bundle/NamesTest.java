package io.gather.core.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import io.gather.core.json.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {
    @Test
    void namesCommandsAsSosDoes() throws Exception {
        String data = System.getenv("GATHER_CHECK_DATA");
        Assumptions.assumeTrue(data != null, "GATHER_CHECK_DATA is not set: the vectors of sos are not at hand");
        List<Map<String, Object>> vectors = Json.mapper().readValue(
                Path.of(String.valueOf(data), "vectors", "sos_mangle_vectors.json").toFile(), new TypeReference<>() {
                });
        List<String> different = new ArrayList<>();
        for (Map<String, Object> vector : vectors) {
            String expected = String.valueOf(vector.get("file"));
            String name = Names.ofCommand(String.valueOf(vector.get("cmd")),
                    Integer.parseInt(String.valueOf(vector.get("name_max"))));
            if (!name.equals(expected)) {
                different.add(vector + " but " + name);
            }
        }
        assertThat(vectors).isNotEmpty();
        assertThat(different).isEmpty();
    }

    @Test
    void makesPathsThatStandBelowADirectory() {
        assertThat(Names.ofPath("/var/log/messages")).isEqualTo("var/log/messages");
        assertThat(Names.ofPath("/a/../../etc//./x y")).isEqualTo("a/__/__/etc/x_y");
        assertThat(Names.ofPath("/")).isEqualTo("_");
        assertThat(Names.ofPath("/x/aux.txt")).isEqualTo("x/aux.txt_");
    }
}
