package io.gather.cli.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.bundle.Names;
import io.gather.core.json.Json;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.Program;

/** What the built distribution gathered here: the names of outputs, the paths of files, and the commands that did not apply. */
final class OwnReport {
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    /** Each reader has its own. */
    private static final Pattern PROCESS = Pattern.compile("^/proc/(self|[0-9]+)/(task/[0-9]+/)?");

    private final Set<String> outputs = new HashSet<>();
    private final Set<String> withoutOutput = new HashSet<>();
    private final TreeSet<String> paths = new TreeSet<>();

    private OwnReport() {}

    static OwnReport make(Path folder) throws IOException {
        Path gather = Path.of(System.getProperty("gather.dist"), "bin/gather");
        Program.of(gather, "run", "--quiet", "--no-upload", "--cluster", "compare", "--output", folder.toString(),
                "--state", folder.resolve("state").toString(), "--spool", folder.resolve("spool").toString())
                .within(DEADLINE).run().succeeded();
        Path bundle = one(folder, "*.tgz");
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        Peer.require("tar").command("-xzf", bundle.toString(), "-C", unpacked.toString()).run().withoutComplaint();
        Path root = unpacked.resolve(String.valueOf(bundle.getFileName()).replaceFirst("\\.tgz$", ""));
        OwnReport report = new OwnReport();
        JsonNode manifest = Json.mapper().readTree(root.resolve("manifest.json").toFile());
        for (JsonNode node : manifest.path("nodes")) {
            report.node(root.resolve(node.path("directory").asText(node.path("name").asText())));
            node.path("outcomes").forEach(report::outcome);
        }
        return report;
    }

    boolean hasOutput(String name) {
        return outputs.contains(name);
    }

    /** Whether an item with this command, or with one that stands for it, said why it has no output. */
    boolean saysWhyNot(String command) {
        return Excuses.anyCovers(withoutOutput.stream(), command);
    }

    /** The file, or something below where it is a folder. */
    boolean hasPath(String path) {
        String name = neutral(named(path));
        String next = paths.ceiling(name);
        String below = paths.ceiling(name + "/");
        return name.equals(next) || (below != null && below.startsWith(name + "/"));
    }

    private void outcome(JsonNode outcome) {
        if (outcome.path("results").asInt() == 0) {
            withoutOutput.add(outcome.path("source").asText(""));
        }
    }

    private void node(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.filter(path -> !Files.isDirectory(path) || Files.isSymbolicLink(path)).toList()) {
                String name = "/" + directory.relativize(path);
                if (name.startsWith("/commands/")) {
                    outputs.add(String.valueOf(path.getFileName()));
                } else {
                    paths.add(neutral(name));
                    paths.add(neutral(named(real(name))));
                }
            }
        }
    }

    /** Where the folder really is: sos writes files there. */
    private static String real(String path) {
        Path parent = Path.of(path).getParent();
        try {
            return parent == null
                    ? path
                    : parent.toRealPath().resolve(String.valueOf(Path.of(path).getFileName())).toString();
        } catch (IOException e) {
            return path;
        }
    }

    private static String named(String path) {
        return "/" + Names.ofPath(path);
    }

    private static String neutral(String path) {
        return PROCESS.matcher(path).replaceFirst("/proc/self/").replaceFirst("^/proc/self/net/", "/proc/net/");
    }

    private static Path one(Path folder, String pattern) throws IOException {
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            return found.iterator().next();
        }
    }
}
