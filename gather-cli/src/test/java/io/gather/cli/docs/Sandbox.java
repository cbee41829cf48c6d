package io.gather.cli.docs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A home with nothing in it, where {@code gather} is the built distribution with a plugins folder of its own. */
record Sandbox(Path folder) implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 60;
    private static final List<String> LINKED = List.of("lib", "config");
    private static final Path DISTRIBUTION = Path.of(System.getProperty("gather.dist"));

    static Sandbox make(Path folder) throws IOException {
        Path dist = Files.createDirectories(folder.resolve("gather"));
        Files.createDirectories(dist.resolve("bin"));
        Files.createDirectories(dist.resolve("plugins"));
        Files.copy(DISTRIBUTION.resolve("bin/gather"), dist.resolve("bin/gather"),
                StandardCopyOption.COPY_ATTRIBUTES);
        for (String linked : LINKED) {
            Files.createSymbolicLink(dist.resolve(linked), DISTRIBUTION.resolve(linked));
        }
        Files.createDirectories(folder.resolve("work"));
        ownCrontab(dist.resolve("bin/crontab"), folder.resolve("crontab"));
        return new Sandbox(folder);
    }

    /** Examples must not come into the crontab of this machine. */
    private static void ownCrontab(Path program, Path table) throws IOException {
        Files.writeString(program, """
                #!/bin/sh
                case $1 in
                  -l) cat '%1$s' 2>/dev/null || { echo 'no crontab for this sandbox' >&2; exit 1; } ;;
                  -r) rm '%1$s' ;;
                  -) cat >'%1$s' ;;
                esac
                """.formatted(table));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** How a command line ended; output and errors together. */
    record Ended(int exit, String output) {}

    /** @param path relative to the working folder; below {@code /etc/gather}, in the sandbox's stand-in for it */
    void write(String path, String content) throws IOException {
        Path file = path.startsWith("/etc/gather/")
                ? folder.resolve("etc").resolve(path.substring("/etc/gather/".length()))
                : path.startsWith("~/") ? folder.resolve(path.substring(2)) : folder.resolve("work").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    Ended run(String command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", "");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.resolve("work").toFile())
                .redirectErrorStream(true).redirectInput(new File("/dev/null")).redirectOutput(output.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "JAVA_HOME", "LANG", "TZ"));
        builder.environment().putAll(Map.of("HOME", folder.toString(), "GATHER_ETC", folder.resolve("etc").toString(),
                "GATHER_STATE", folder.resolve("state").toString(), "GATHER_SPOOL",
                folder.resolve("spool").toString(), "GATHER_HOME", folder.resolve("gather").toString(), "PATH",
                folder.resolve("gather/bin") + ":" + System.getProperty("java.home") + "/bin:"
                        + System.getenv("PATH")));
        Process process = builder.start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new AssertionError("not done after " + DEADLINE_SECONDS + "s: " + command + "\n"
                    + Files.readString(output, StandardCharsets.UTF_8));
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** Whoever deletes the folder should not come to the distribution by it. */
    @Override
    public void close() throws IOException {
        for (String linked : LINKED) {
            Files.delete(folder.resolve("gather").resolve(linked));
        }
    }
}
