package io.gather.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs what the archive of loaded classes should hold; part of the build only. */
final class Training {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false,
            StandardCharsets.UTF_8);

    private final Path folder;
    private final Map<String, String> environment;

    private Training(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** @param args a folder to work in, with {@code keys.p12} and its certificate {@code authority.pem} for a server of its own */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Training training = new Training(folder, Map.of("GATHER_ETC", folder.toString(), "HOME", folder.toString()));
        training.gather();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path bundle : files.filter(file -> file.toString().endsWith(".tgz")).toList()) {
                training.read(bundle);
                training.send(bundle);
            }
        }
    }

    private void gather() {
        String state = folder.resolve("state").toString();
        for (List<String> command : List.of(List.of("--version"), List.of("--help"), List.of("run", "--help"),
                List.of("groups"),
                List.of("nodes"), List.of("nodes", "--count", "rack[1-9]node[01-20]!rack2node07,web"),
                List.of("status", "--state", state), List.of("run", "--profile", "default", "--no-upload",
                        "--max-time", "20s", "--max-size", "64MB", "--state", state, "--output", folder.toString(),
                        "--spool", folder.resolve("spool").toString()))) {
            Main.run(NOWHERE, System.err, environment, command.toArray(String[]::new));
        }
    }

    private void read(Path bundle) {
        Main.run(NOWHERE, System.err, environment, "ls", bundle.toString());
        Main.run(NOWHERE, System.err, environment, "cat", bundle.toString(), "package_info.xml");
        Main.run(NOWHERE, System.err, environment, "summary", bundle.toString());
        Main.run(NOWHERE, System.err, environment, "verify", bundle.toString());
        Main.run(NOWHERE, NOWHERE, environment, "diff", "--nodes", bundle.toString());
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
            Main.run(NOWHERE, System.err, environment, "upload", bundle.toString(), "--config", settings.toString(),
                    "--state", folder.resolve("state").toString());
        }
    }
}
