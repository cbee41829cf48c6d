package io.gather.minion;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs a minion as a user who may not read everything. */
class DeniedTest {
    @TempDir
    Path temp;

    @Test
    void saysWhatItMayNotRead() throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.writeString(tree.resolve("open"), "x");
        close(Files.writeString(tree.resolve("closed"), "x"));
        close(Files.createDirectory(tree.resolve("folder")));

        assertThat(asNobody(tree)).containsExactly("1 ok null, 2 denied",
                "2 ok null, 1 gathered by another item already",
                "3 denied 1, exit code 1",
                "tree/closed denied", "tree/folder denied", "tree/open ok");
    }

    /** Prints what came of it: called in a process of that user. */
    public static void main(String[] args) throws Exception {
        Path tree = Path.of(args[0]);
        Bench bench = new Bench();
        Gathered gathered = bench.gather(Path.of(args[1]),
                PlanTasks.oneByOne().files(tree + "/*").files(tree + "/cl*sed*")
                        .command("cat " + tree + "/closed"));
        List<String> lines = new ArrayList<>();
        gathered.outcomes().forEach(it -> lines.add(it.task() + " " + it.status().word() + " " + it.exit() + ", " + it
                .message()));
        gathered.results(1).forEach(it -> lines.add("tree/" + Path.of(it.source()).getFileName() + " " + it.status()
                .word()));
        Files.write(Path.of(args[2]), lines);
        bench.close();
    }

    private List<String> asNobody(Path tree) throws Exception {
        Assumptions.assumeTrue(AttachTest.isRoot() && Files.exists(Path.of("/usr/bin/setpriv")),
                "only root can become another user");
        temp.toFile().setExecutable(true, false);
        temp.toFile().setReadable(true, false);
        Path out = Files.createDirectory(temp.resolve("out"));
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxrwxrwx"));
        Process process = new ProcessBuilder("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                Path.of(System
                        .getProperty("java.home"), "bin/java").toString(),
                "-cp", classPath(), DeniedTest.class.getName(), tree
                        .toString(),
                out.resolve("base").toString(), out.resolve("lines").toString())
                .redirectErrorStream(true).redirectOutput(out.resolve("log").toFile()).directory(out.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out.resolve("log"), StandardCharsets.UTF_8)).isZero();
        return Files.readAllLines(out.resolve("lines")).stream().sorted().toList();
    }

    /** Where everybody may read it. */
    private String classPath() throws IOException {
        Path copies = Files.createDirectory(temp.resolve("classes"));
        List<Path> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(Files::exists).toList();
        List<Path> copied = new ArrayList<>();
        for (Path entry : entries) {
            Path copy = copies.resolve(copied.size() + "-" + entry.getFileName());
            try (Stream<Path> all = Files.walk(entry)) {
                for (Path path : (Iterable<Path>) all::iterator) {
                    Files.copy(path, copy.resolve(entry.relativize(path).toString()).normalize());
                }
            }
            copied.add(copy);
        }
        return copied.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static void close(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    }
}
