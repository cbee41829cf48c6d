package io.gather.cli.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.json.Json;

/** What nodes gave to a bundle, without what differs from one gather to the next. */
record Contents(Map<String, String> files, Map<String, String> outcomes) {

    /** Those of all nodes but some, by a pattern of their names. */
    Contents without(String nodes) {
        return new Contents(but(nodes + "/", files), but(nodes + " ", outcomes));
    }

    private static Map<String, String> but(String beginning, Map<String, String> all) {
        Pattern left = Pattern.compile(beginning);
        Map<String, String> kept = new TreeMap<>(all);
        kept.keySet().removeIf(name -> left.matcher(name).lookingAt());
        return kept;
    }

    /** The nodes' files with their digests, and their items with status, exit code, results and sizes. */
    static Contents of(Path path) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Map<String, String> outcomes = new TreeMap<>();
        try (Bundle bundle = Bundle.open(path)) {
            bundle.entries(entry -> {
                String name = entry.name().substring(entry.name().indexOf('/') + 1);
                if (name.matches("(node[0-9]+|local)/.*") && !(entry instanceof TocEntry.Directory)) {
                    String before = files.put(name, entry instanceof TocEntry.File file
                            ? file.size() + " bytes, " + file.sha256()
                            : entry.toString());
                    if (before != null) {
                        files.put(name, "twice");
                    }
                }
            });
            for (String name : List.copyOf(files.keySet())) {
                if (bundle.find(name).orElseThrow() instanceof TocEntry.File file) {
                    readToEnd(bundle, file);
                }
                if (name.endsWith("/outcomes.json")) {
                    files.remove(name);
                    outcomes(name.substring(0, name.indexOf('/')), text(bundle, name), outcomes);
                }
            }
        }
        return new Contents(files, outcomes);
    }

    private static void outcomes(String node, String json, Map<String, String> outcomes) throws IOException {
        List<?> list = (List<?>) Json.read(json, Map.class).get("outcomes");
        for (Object one : list) {
            Map<?, ?> fields = (Map<?, ?>) one;
            String before = outcomes.put(node + " " + fields.get("group") + "." + fields.get("item") + "@" + fields
                    .get("each"),
                    fields.get("status") + ", exit " + fields.get("exit") + ", " + fields.get("results")
                            + " results, " + fields.get("size") + " bytes: " + fields.get("message"));
            if (before != null) {
                outcomes.put(node + " twice", String.valueOf(fields));
            }
        }
    }

    /** What is not as the index says is thrown. */
    private static void readToEnd(Bundle bundle, TocEntry.File file) throws IOException {
        try (InputStream in = bundle.open(file)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static String text(Bundle bundle, String name) throws IOException {
        try (InputStream in = bundle.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
