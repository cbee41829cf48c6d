package io.gather.stats.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** What the cluster of a capture was told to answer: three nodes, the devices 1, 2 and 4, whose numbers are 1, 2 and 3. */
public final class Scenario {
    private static final int[] DEVICES = {1, 2, 4};

    private final JsonNode json;

    private Scenario(JsonNode json) {
        this.json = json;
    }

    public static Scenario of(String capture) {
        try {
            return new Scenario(new ObjectMapper().readTree(Captures.text(capture + "/scenario.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param tellsNodes whether it knows their numbers too */
    public String current(long time, boolean tellsNodes, boolean failing) {
        StringJoiner stats = new StringJoiner(",", "{\"stats\":[", "]}");
        json.get("values").properties().forEach(stat -> {
            String key = stat.getKey();
            JsonNode meta = json.get("meta").get(key);
            if (meta != null && meta.get("scope").asText().equals("node")) {
                for (int i = 0; i < DEVICES.length; i++) {
                    stats.add(entry(key, DEVICES[i], tellsNodes ? String.valueOf(i + 1) : null, stat.getValue(), time,
                            failing));
                }
            } else {
                stats.add(entry(key, 0, null, stat.getValue(), time, failing));
            }
        });
        return stats.toString();
    }

    private String entry(String key, int device, @Nullable String node, JsonNode value, long time, boolean failing) {
        JsonNode error = failing ? json.path("errors").get(key) : null;
        return "{\"devid\":" + device + (node == null ? "" : ",\"node\":" + node) + ",\"error\":"
                + (error == null ? null : error.get("error")) + ",\"error_code\":"
                + (error == null ? null : error.get("code")) + ",\"key\":\"" + key + "\",\"time\":" + time
                + ",\"value\":" + value + "}";
    }
}
