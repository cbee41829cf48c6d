package io.gather.incident.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.incident.serve.GathererOnDisk;
import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.record.StateFile;
import io.gather.transport.foolscap.tub.Tub;

/** The verb in a process of its own, which can be killed. It watches {@code app.log} for lines that begin with {@code panic}. */
record WatchProcess(Path base, Path furl) {
    public static void main(String[] arguments) throws Exception {
        int code = new TypedNode(Path.of(arguments[0])).run(new WatchVerb(), "--to", arguments[1], "--rules",
                arguments[0] + "/rules.toml", "--folder", arguments[0] + "/node");
        throw new IllegalStateException("it ended by itself, with " + code);
    }

    static WatchProcess create(Path base, Path furl) throws IOException {
        Files.createDirectories(base);
        Files.writeString(base.resolve("rules.toml"), """
                settle = "50ms"
                per_hour = 1000
                without = ["unit-failed", "core-dump", "oom-kill", "oomd-kill", "kernel-oops", "hung-task", "segfault",
                  "io-error", "file-system-error", "hardware-error"]
                [[rule]]
                name = "panic"
                files = "%s/*.log"
                pattern = '^panic'
                """.formatted(base));
        Files.writeString(base.resolve("app.log"), "begins\n");
        return new WatchProcess(base, furl);
    }

    Process start() throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), WatchProcess.class.getName(),
                base.toString(), furl.toString()).inheritIO().redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    Path incidents() {
        return base.resolve("node/incidents");
    }

    int recorded() {
        return GathererOnDisk.files(incidents()).size();
    }

    Path log() {
        return base.resolve("app.log");
    }

    private List<LinePosition.OfFile> read() throws IOException {
        return new StateFile(base.resolve("node/state.json")).read(_ -> {}).files().getOrDefault(log().toString(),
                List.of());
    }

    /** What is written from now on is new to it. */
    boolean hasBegun() throws IOException {
        return !read().isEmpty();
    }

    boolean hasReadAll() throws IOException {
        return hasBegun() && read().getLast().end() == Files.size(log());
    }

    String tub() {
        return Tub.read(base.resolve("node/node.pem")).id().text();
    }
}
