package io.gather.cli.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.json.Json;
import io.gather.fixtures.programs.Peer;

/**
 * What a real sos gathered here.
 *
 * @param specifications of the files, as sos has them: paths and patterns
 * @param files below the root of the node, with a slash before them; without those that have no content
 */
record SosReport(String version, List<Command> commands, List<String> specifications, List<String> files) {
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /** @param file the name of its output, in the folder of the plugin */
    record Command(String plugin, String line, String file) {}

    static SosReport make(Path folder) throws IOException {
        Peer.require("sos").command("report", "--batch", "--quiet", "-z", "gzip", "--tmp-dir", folder.toString())
                .within(DEADLINE).run().succeeded();
        Peer.require("tar").command("-xzf", archive(folder).toString(), "-C", folder.toString()).run()
                .succeeded();
        Path root = unpacked(folder);
        JsonNode manifest = Json.mapper().readTree(root.resolve("sos_reports/manifest.json").toFile());
        List<Command> commands = new ArrayList<>();
        List<String> specifications = new ArrayList<>();
        manifest.at("/components/report/plugins").properties().forEach(plugin -> {
            plugin.getValue().path("commands").forEach(command -> add(commands, plugin.getKey(), command));
            plugin.getValue().path("files").forEach(file -> specifications.add(file.path("specification").asText()));
        });
        return new SosReport(manifest.path("version").asText(), commands, specifications, filesBelow(root));
    }

    private static void add(List<Command> commands, String plugin, JsonNode command) {
        String file = command.path("filepath").asText("");
        if (!file.isEmpty()) {
            String line = command.path("exec").asText().replaceAll(" +", " ").trim();
            commands.add(new Command(plugin, line, file.substring(file.lastIndexOf('/') + 1)));
        }
    }

    private static Path archive(Path folder) throws IOException {
        try (var found = Files.newDirectoryStream(folder, "sosreport-*.tar.gz")) {
            return found.iterator().next();
        }
    }

    private static Path unpacked(Path folder) throws IOException {
        try (var found = Files.newDirectoryStream(folder, Files::isDirectory)) {
            return found.iterator().next();
        }
    }

    private static List<String> filesBelow(Path root) throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> top = Files.list(root)) {
            for (Path folder : top.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !String.valueOf(path.getFileName()).startsWith("sos_")).toList()) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.filter(SosReport::hasContent).forEach(path -> files.add("/" + root.relativize(path)));
                }
            }
        }
        return files;
    }

    private static boolean hasContent(Path path) {
        try {
            return Files.isSymbolicLink(path) || (Files.isRegularFile(path) && Files.size(path) > 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
