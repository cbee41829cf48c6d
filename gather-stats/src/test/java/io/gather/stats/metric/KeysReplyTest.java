package io.gather.stats.metric;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.gather.stats.capture.Replies;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeysReplyTest {
    private final List<String> names = new ArrayList<>();
    private final List<StatKey> keys = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"null | 0", "[] | 0", "[{\"persistent\":true,\"interval\":300}] | 0",
            "[{\"persistent\":true,\"interval\":300.0},{\"persistent\":false,\"interval\":30},"
                    + "{\"persistent\":false,\"interval\":5}] | 30",
            "[7,{\"interval\":9},{\"persistent\":\"false\",\"interval\":9},{\"persistent\":false,\"interval\":\"x\"}] | 0",
            "{} | 0", "[{\"persistent\":false,\"interval\":-5}] | 0"})
    void theFirstPolicyThatIsNotKeptIsTheInterval(String policies, double interval) throws IOException {
        KeysReply reply = read(key("\"policies\":" + policies), "");

        assertThat(reply).isEqualTo(new KeysReply(List.of(), Optional.empty(), 0));
        assertThat(keys).containsExactly(new StatKey("a.b", "d", "u", "node", "int32", "avg", interval));
    }

    @Test
    void aKeyThatLacksSomethingIsLeftOutAlone() throws IOException {
        KeysReply reply = read("7," + key("\"units\":null") + "," + key("\"policies\":null") + ",{}",
                ",\"resume\":\"x\"");

        assertThat(reply).isEqualTo(new KeysReply(List.of(), Optional.of("x"), 3));
        assertThat(keys).hasSize(1);
    }

    @Test
    void errorsAreToldWithoutKeys() throws IOException {
        KeysReply reply = KeysReply.read(Replies.stream("{\"errors\":[{\"code\":\"AEC_NOT_FOUND\",\"message\":7}]}"),
                this::keep);

        assertThat(reply.errors()).containsExactly(new ReplyError("AEC_NOT_FOUND", "7.0"));
    }

    @Test
    void keysOfARealClusterAreRead() throws IOException {
        String data = System.getenv("GATHER_CHECK_DATA");
        Assumptions.assumeTrue(data != null,
                "GATHER_CHECK_DATA is not set: the keys of a real cluster are not at hand");
        Path file = Path.of(String.valueOf(data), "gostats", "papi", "onefs_statistics_keys_2016.json");
        Assumptions.assumeTrue(Files.exists(file), "there is no " + file);
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(KeysReply.read(in, this::keep).odd()).isZero();
        }
        Map<Double, Integer> intervals = new TreeMap<>();
        keys.forEach(key -> intervals.merge(key.interval(), 1, Integer::sum));

        assertThat(keys).hasSize(604);
        assertThat(intervals).isEqualTo(Map.of(0.0, 278, 5.0, 272, 10.0, 28, 300.0, 26));
    }

    @Test
    void anAliasStandsForItsRealName() throws IOException {
        KeysReply reply = read(key("\"real_name\":\"c.d\"") + "," + key("\"real_name\":null"), "");

        assertThat(reply.odd()).isZero();
        assertThat(keys).extracting(StatKey::name).containsExactly("c.d", "a.b");
        assertThat(names).containsExactly("a.b", "a.b");
    }

    private void keep(String name, StatKey key) {
        names.add(name);
        keys.add(key);
    }

    private KeysReply read(String elements, String rest) throws IOException {
        return KeysReply.read(Replies.stream("{\"keys\":[" + elements + "]" + rest + "}"), this::keep);
    }

    private static String key(String more) {
        return "{\"key\":\"a.b\",\"description\":\"d\",\"units\":\"u\",\"scope\":\"node\",\"type\":\"int32\","
                + "\"aggregation_type\":\"avg\",\"default_cache_time\":5," + more + "}";
    }
}
