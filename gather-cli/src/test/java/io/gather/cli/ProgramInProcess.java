package io.gather.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;

/** The whole program in this process, with a home of its own that has nothing in it. */
public final class ProgramInProcess {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    public ProgramInProcess(Path folder) {
        this.folder = folder;
        // The catalog of the sources is that of the distribution.
        System.setProperty("gather.home", System.getProperty("gather.root"));
        environment.putAll(Map.of("HOME", folder.toString(), "GATHER_ETC", folder.resolve("etc").toString(),
                "GATHER_STATE", folder.resolve("state").toString(), "GATHER_SPOOL",
                folder.resolve("spool").toString(), "GATHER_OUTPUT", folder.resolve("bundles").toString()));
    }

    /** How a command line ended. */
    public record Ended(int code, String out, String err) {
        public String all() {
            return out + err;
        }
    }

    public ProgramInProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Path file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream results = new PrintStream(out, false, StandardCharsets.UTF_8);
        int code = Main.run(results, new PrintStream(err, true, StandardCharsets.UTF_8), environment, args);
        results.flush();
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** All commands, as they would be parsed. */
    public CommandLine commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Wiring(nowhere, nowhere, environment, List.of(), List.of()).commandLine();
    }

    /** A gather of this machine, of nothing but what these say. */
    public Ended gather(String... more) {
        List<String> args = new ArrayList<>(List.of("run", "--profile", "none", "--no-upload"));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }
}
