package io.gather.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Runs what an archive of loaded classes should hold; part of the build only, which fails where a command does. */
final class Training {
    static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false,
            StandardCharsets.UTF_8);

    private final Path folder;
    private final Map<String, String> environment;

    private Training(Path folder) {
        this.folder = folder;
        this.environment = Map.of("GATHER_ETC", folder.toString(), "HOME", folder.toString());
    }

    /**
     * @param args {@code long}, for gathers, {@code short}, for what only reads and lists, or {@code serve}, for a node's daemon; and a folder
     * to work in, with {@code keys.p12} and its certificate {@code authority.pem} for servers of its own. What is short reads the bundle of
     * what is long.
     */
    public static void main(String[] args) throws Exception {
        Training training = new Training(Path.of(args[1]));
        switch (args[0]) {
            case "long" -> {
                training.gather();
                training.send(training.bundle());
            }
            case "short" -> {
                training.list();
                training.read(training.bundle());
            }
            case "serve" -> new TrainingNode(training.folder, training.environment).serve(System.err);
            default -> throw new IllegalArgumentException("no training is called " + args[0]);
        }
    }

    private void list() throws IOException {
        run("--version");
        run("--help");
        run("groups");
        run("groups", "--profiles");
        run("items", "host");
        run("items", "--json");
        run("nodes");
        run("nodes", "--count", "rack[1-9]node[01-20]!rack2node07,web");
        run("status", "--state", state());
        run("settings", "view", "--state", state());
        // What a site adds is parsed at its first start only.
        Path own = Files.createDirectories(folder.resolve("catalog.d")).resolve("own.toml");
        Files.writeString(own, "[[item]]\nname = \"one\"\ncommand = \"true\"\n");
        run("items", "--check", own.toString());
        run("groups");
        run("groups");
    }

    private void gather() {
        run("run", "--profile", "none", "--command", "date", "--file", "/etc/hostname", "--no-upload", "--state",
                state(), "--output", folder.resolve("small").toString(), "--spool", spool());
        run("run", "--profile", "default", "--no-upload", "--max-time", "8s", "--max-size", "64MB", "--state", state(),
                "--output", folder.toString(), "--spool", spool());
    }

    private Path bundle() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz")).findFirst()
                    .orElseThrow(() -> new IllegalStateException("the training left no bundle"));
        }
    }

    private void read(Path bundle) {
        run("ls", bundle.toString());
        run("ls", "-l", bundle.toString());
        run("cat", bundle.toString(), "package_info.xml");
        run("summary", bundle.toString());
        run("verify", bundle.toString());
    }

    private void send(Path bundle) throws Exception {
        try (TrainingServer server = TrainingServer.start(folder.resolve("keys.p12"))) {
            Path settings = Files.writeString(folder.resolve("upload.toml"), """
                    [upload]
                    ways = ["https"]
                    [upload.http]
                    host = "localhost"
                    port = %d
                    ca = "%s"
                    """.formatted(server.port(), folder.resolve("authority.pem")));
            run("upload", bundle.toString(), "--config", settings.toString(), "--state", state());
        }
    }

    private String state() {
        return folder.resolve("state").toString();
    }

    private String spool() {
        return folder.resolve("spool").toString();
    }

    private void run(String... words) {
        int code = Main.run(NOWHERE, System.err, environment, words);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + code);
        }
    }
}
