package io.gather.core.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.Made;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.report.Collected;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.SampleGather;
import io.gather.core.report.manifest.Manifest;

/** A bundle of many nodes, file by file: what lies below {@code commands/<group>/<item>} is that item's, the rest that of files.all. */
final class Cluster implements Collected {
    private final Map<String, List<Made.Spooled>> nodes = new LinkedHashMap<>();

    Cluster file(String node, String path, String content) throws IOException {
        return file(node, path, content.getBytes(StandardCharsets.UTF_8));
    }

    Cluster file(String node, String path, byte[] content) throws IOException {
        return with(node, Made.file(path, content));
    }

    Cluster with(String node, Made.Spooled spooled) {
        nodes.computeIfAbsent(node, _ -> new ArrayList<>()).add(spooled);
        return this;
    }

    /** A node that nothing came from. */
    Cluster silent(String node) {
        nodes.put(node, new ArrayList<>());
        return this;
    }

    Bundle bundle(Path folder) throws IOException {
        return bundle(folder, true);
    }

    Bundle bundle(Path folder, boolean manifest) throws IOException {
        Path file = folder.resolve("b.tgz");
        try (BundleWriter writer = BundleWriter.create(folder.resolve("partial"), folder.resolve("index"),
                Made.ROOT)) {
            for (Map.Entry<String, List<Made.Spooled>> node : nodes.entrySet()) {
                for (Made.Spooled spooled : node.getValue()) {
                    writer.append(node.getKey(), spooled.result(), spooled.channel());
                }
                if (!node.getValue().isEmpty()) {
                    writer.add(node.getKey() + "/outcomes.json", Made.TIME, 0640,
                            new ByteArrayInputStream(node.getKey().getBytes(StandardCharsets.UTF_8)));
                }
            }
            if (manifest) {
                writer.add("manifest.json", Made.TIME, out -> new Manifest().write(gather(), this, out));
            }
            writer.append("local", Made.file("commands/x/y", new byte[1]).result(),
                    Channels.newChannel(new ByteArrayInputStream(Made.file("commands/x/y", new byte[1]).members())));
            writer.finish(file);
        }
        return Bundle.open(file);
    }

    private GatherRecord gather() {
        GatherRecord sample = new SampleGather(1, 1).gather();
        List<NodeRecord> records = nodes.keySet().stream().map(node -> new NodeRecord(node, node, "10.0.0.9",
                NodeRecord.State.DONE, null, 1, Map.of(), 1, 1, 1, null, null, List.of())).toList();
        return new GatherRecord(sample.id(), sample.bundle(), sample.cluster(), sample.mode(), sample.caseId(),
                sample.label(), sample.version(), sample.commandLine(), sample.selection(), sample.since(),
                sample.until(),
                sample.start(),
                sample.end(), false, 0, sample.phases(), records, List.of());
    }

    @Override
    public Stream<Outcome> outcomes(String node) {
        List<Made.Spooled> files = nodes.getOrDefault(node, List.of());
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String[] names = (files.get(i).result().path() + "//").split("/", -1);
            boolean command = names[0].equals("commands");
            outcomes.add(new Outcome(i, command ? names[1] : "files", command ? names[2] : "all", null, "s" + i,
                    Status.OK, null, 0, null, Made.TIME, Duration.ZERO, 1, 1, 1, null));
        }
        return outcomes.stream();
    }

    @Override
    public Stream<Entry> results(String node) {
        List<Made.Spooled> files = nodes.getOrDefault(node, List.of());
        List<Entry> results = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Result result = files.get(i).result();
            results.add(new Entry(i, result));
        }
        return results.stream();
    }
}
