package io.gather.minion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.fixtures.programs.Nobody;
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
        Nobody nobody = new Nobody(temp);
        Path out = nobody.folder("out");
        nobody.run(DeniedTest.class, tree.toString(), out.resolve("base").toString(), out.resolve("lines").toString())
                .succeeded();
        return Files.readAllLines(out.resolve("lines")).stream().sorted().toList();
    }

    private static void close(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    }
}
