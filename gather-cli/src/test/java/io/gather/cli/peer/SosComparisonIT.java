package io.gather.cli.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.bundle.Names;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** On this machine, with the real sos: whatever it finds is in our bundle, or docs/sos-comparison.md says why not. */
@Tag("peer")
class SosComparisonIT {
    private static final Path ROOT = Path.of(System.getProperty("gather.root"));
    private static final Path LIST = ROOT.resolve("src-test-fixtures/src/main/resources/sos/debian-default.txt");
    /** The version that the list and the tables were made with. */
    private static final String VERSION = "4.0";

    @TempDir
    static Path folder;
    private static SosReport sos;
    private static OwnReport own;
    private static Excuses excuses;
    private static List<String> list;

    @BeforeAll
    static void gatherTwice() throws IOException {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/etc/shadow")), "sos gathers as root only");
        excuses = Excuses.read(ROOT.resolve("docs/sos-comparison.md"));
        list = Files.readAllLines(LIST).stream().filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 3)[2]).toList();
        sos = SosReport.make(Files.createDirectory(folder.resolve("sos")));
        own = OwnReport.make(Files.createDirectory(folder.resolve("own")));
    }

    @Test
    void everyCommandOfSosIsInTheBundle() {
        assertThat(sos.commands()).hasSizeGreaterThan(20);

        List<SosReport.Command> missing = sos.commands().stream().filter(command -> known(line(command)))
                .filter(command -> !own.hasOutput(command.file()) && !own.hasOutput(Names.ofCommand(line(command))))
                .filter(command -> !own.saysWhyNot(line(command)) && !excuses.cover(line(command))).toList();

        assertThat(missing).as("commands of sos that are not in the bundle").isEmpty();
    }

    @Test
    void everyFileOfSosIsInTheBundle() {
        assertThat(sos.files()).hasSizeGreaterThan(100);

        List<String> missing = sos.files().stream().filter(file -> known(file) && specified(file))
                .filter(file -> !own.hasPath(file) && !excuses.cover(file)).filter(SosComparisonIT::isStillThere)
                .toList();

        assertThat(missing).as("files of sos that are not in the bundle").isEmpty();
    }

    /** Of newer versions we compare what is in the list. */
    private static boolean known(String commandOrPath) {
        return sos.version().equals(VERSION) || Excuses.anyCovers(list.stream(), commandOrPath);
    }

    /** Not only there because a link points to it. */
    private static boolean specified(String file) {
        return Excuses.anyCovers(sos.specifications().stream().flatMap(SosComparisonIT::andReal), file);
    }

    private static Stream<String> andReal(String path) {
        try {
            Path parent = Path.of(path).resolveSibling("").toRealPath();
            return Stream.of(path, parent.resolve(String.valueOf(Path.of(path).getFileName())).toString());
        } catch (IOException e) {
            return Stream.of(path);
        }
    }

    private static boolean isStillThere(String file) {
        return Files.exists(Path.of(file), LinkOption.NOFOLLOW_LINKS);
    }

    /** What sos lists one by one we leave to the shell, which sos does without. */
    private static String line(SosReport.Command command) {
        String line = command.line();
        if (line.startsWith("apt-cache policy ")) {
            return "dpkg-query -W -f '${binary:Package}\\n' | xargs apt-cache policy";
        }
        if (line.startsWith("modinfo ")) {
            return "ls /sys/module | xargs modinfo";
        }
        return line.replaceFirst("^ls -lanF /lib/[^/]+/security$", "ls -lanF /lib/*/security")
                .replaceFirst("^systemctl show \\*service ", "systemctl show '*service' ");
    }
}
