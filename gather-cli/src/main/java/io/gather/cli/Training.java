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
    private Training() {}

    /** @param args a folder to work in */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Map<String, String> environment = Map.of("GATHER_ETC", folder.toString(), "HOME", folder.toString());
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        for (List<String> command : List.of(List.of("--version"), List.of("--help"), List.of("groups"),
                List.of("nodes"), List.of("nodes", "--count", "rack[1-9]node[01-20]!rack2node07,web"),
                List.of("status", "--state", folder.resolve("state").toString()),
                List.of("run", "--profile", "default", "--no-upload",
                        "--max-time", "20s", "--max-size", "64MB", "--state", folder.resolve("state").toString(),
                        "--output",
                        folder.toString(), "--spool", folder.resolve("spool").toString()))) {
            Main.run(nowhere, System.err, environment, command.toArray(String[]::new));
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path bundle : files.filter(file -> file.toString().endsWith(".tgz")).toList()) {
                Main.run(nowhere, System.err, environment, "ls", bundle.toString());
                Main.run(nowhere, System.err, environment, "cat", bundle.toString(), "package_info.xml");
                Main.run(nowhere, System.err, environment, "summary", bundle.toString());
                Main.run(nowhere, System.err, environment, "verify", bundle.toString());
                Main.run(nowhere, nowhere, environment, "diff", "--nodes", bundle.toString());
            }
        }
    }
}
