package io.gather.cli.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.ListSource;
import io.gather.core.minion.MinionLauncher;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.fixtures.programs.Nobody;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a normal user may not read, run or enter: both minions say the same of it. */
class NormalUserTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @MethodSource("io.gather.cli.conformance.ConformanceTest#nodes")
    void isDeniedTheSame(String node) throws Exception {
        Nobody nobody = new Nobody(temp);
        Path tree = lay(Files.createDirectory(temp.resolve("tree")));
        Path out = nobody.folder("out");

        nobody.run(NormalUserTest.class, node, tree.toString(), out.toString()).succeeded();

        List<String> java = Files.readAllLines(out.resolve("minion0"));
        Both.assertAlike(java, Files.readAllLines(out.resolve("minion1")));
        assertThat(java).anyMatch(it -> it.contains("DENIED") && it.contains("cat "))
                .anyMatch(it -> it.contains("has") && it.contains("tree/closed ") && it.contains("DENIED"))
                .anyMatch(it -> it.contains("has") && it.contains("tree/open ") && it.contains("OK"));
    }

    /** Writes what each minion says into a file of its own: called in a process of that user. */
    public static void main(String[] args) throws Exception {
        Path tree = Path.of(args[1]);
        Path out = Path.of(args[2]);
        PlanTasks tasks = PlanTasks.oneByOne().files(tree).files(tree + "/folder/*").files(tree + "/folder/inner")
                .files(tree + "/cl*").files("/proc/1/environ", "/proc/1/mem").command("cat " + tree + "/closed")
                .command("ls " + tree + "/folder").command(tree + "/program").command("cat " + tree + "/open")
                .each("echo {x}", "x", new ListSource.Glob(tree + "/folder/*", List.of()))
                .each("echo {x}", "x", new ListSource.Command("cat " + tree + "/closed", List.of()))
                .when(Condition.Kind.FILE, tree + "/folder/inner").command("echo not to be seen")
                .when(Condition.Kind.FILE, tree + "/closed").command("echo to be seen");
        try (Both both = new Both(out, args[0])) {
            List<List<String>> lines = new ArrayList<>();
            for (MinionLauncher minion : both.each().toList()) {
                lines.add(Both.run(minion, tasks));
                Files.write(out.resolve("minion" + (lines.size() - 1)), lines.getLast());
            }
        }
    }

    private static Path lay(Path tree) throws IOException {
        Files.writeString(tree.resolve("open"), "anybody's");
        Files.writeString(Files.createDirectory(tree.resolve("folder")).resolve("inner"), "nobody's");
        close(Files.writeString(tree.resolve("closed"), "nobody's"));
        close(tree.resolve("folder"));
        Files.setPosixFilePermissions(Files.writeString(tree.resolve("program"), "#!/bin/sh\necho ran\n"),
                PosixFilePermissions.fromString("rw-r--r--"));
        return tree;
    }

    private static void close(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    }
}
