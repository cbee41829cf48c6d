package io.gather.stats.capture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cluster must have answered for the lines that were captured: each line's tags and fields as a record of its stat and device. */
public final class Replies {
    private static final Pattern LINE = Pattern.compile("(\\S+?),((?:\\\\.|[^ \\\\])+) (\\S+) ([0-9]+)");
    private static final Pattern PAIR = Pattern.compile("((?:\\\\.|[^,=\\\\])+)=((?:\\\\.|[^,\\\\])*),?");

    private Replies() {}

    public static InputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    /** One for each stat and device. */
    public static String current(List<String> lines) {
        Map<String, List<String>> records = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher parts = matched(line);
            Map<String, String> tags = pairs(parts.group(2));
            tags.remove("cluster");
            String device = tags.remove("devid");
            String node = tags.remove("node");
            String code = "true".equals(tags.remove("degraded")) ? "3" : "null";
            String entry = "{\"devid\":" + (device == null ? 0 : device) + ",\"node\":" + node + ",\"error\":null,"
                    + "\"error_code\":" + code + ",\"key\":\"" + parts.group(1) + "\",\"time\":" + parts.group(4)
                    + ",\"value\":";
            records.computeIfAbsent(entry, it -> new ArrayList<>()).add(value(tags, pairs(parts.group(3))));
        }
        StringJoiner stats = new StringJoiner(",", "{\"stats\":[", "]}");
        records.forEach((entry, values) -> stats
                .add(entry + (values.size() == 1 ? values.getFirst() : "[" + String.join(",", values) + "]") + "}"));
        return stats.toString();
    }

    /** All of one summary. */
    public static String summary(String kind, List<String> lines) {
        StringJoiner records = new StringJoiner(",", "{\"" + kind + "\":[", "]}");
        for (String line : lines) {
            Matcher parts = matched(line);
            Map<String, String> tags = pairs(parts.group(2));
            tags.remove("cluster");
            StringJoiner record = new StringJoiner(",", "{", "}");
            StringJoiner user = new StringJoiner(",", "{", "}");
            user.add("\"x\":null");
            tags.forEach((name, value) -> {
                if (name.startsWith("user_")) {
                    user.add(quoted(name.substring("user_".length())) + ":" + quoted(value));
                } else {
                    record.add(quoted(name) + ":" + (name.equals("node") ? value : quoted(value)));
                }
            });
            pairs(parts.group(3)).forEach((name, value) -> record.add(quoted(name) + ":" + value.replace("i", "")));
            records.add(record.add("\"user\":" + user).toString());
        }
        return records.toString();
    }

    private static String value(Map<String, String> tags, Map<String, String> fields) {
        if (tags.isEmpty() && fields.keySet().equals(Set.of("value"))) {
            return fields.get("value");
        }
        StringJoiner record = new StringJoiner(",", "{", "}");
        tags.forEach((name, value) -> record.add(quoted(name) + ":" + quoted(value)));
        fields.forEach((name, value) -> record.add(quoted(name) + ":" + value));
        return record.toString();
    }

    private static Matcher matched(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(line);
        }
        return parts;
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            pairs.put(plain(pair.group(1)), plain(pair.group(2)));
        }
        return pairs;
    }

    private static String plain(String escaped) {
        return escaped.replaceAll("\\\\(.)", "$1");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
