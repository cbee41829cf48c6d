package io.gather.cli.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Keep;
import io.gather.core.catalog.ListSource;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.units.ByteSize;
import io.gather.core.window.Window;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The same plans through the Java minion and through the shell minion: what comes of them is compared result by result. */
class ConformanceTest {
    @TempDir
    Path temp;

    /** Shells of nodes, and one that has no room for a spool. */
    static Stream<String> nodes() {
        return Stream.of("dash", "bash", "busybox ash", "dash" + Both.SPOOLLESS, Both.DAEMON);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void commandsEndAlike(String node) throws Exception {
        compare(node, new PlanTasks().command("echo out; echo err >&2").command("exit 3").exits(4)
                .command("echo x; exit 4").exits().command("no-such-program --version").command("nothing | no-such")
                .command("kill -9 $$").command("kill -TERM $$").command("/etc/passwd").command("true")
                .command("printf 'a b'").command("printf 'a  b'").command("echo \"it's\" '$HOME' \\\\")
                .command("echo 'Permission denied' >&2; exit 1").command("cat").command("echo ${0##*/} >/dev/null; pwd")
                .timeout(Duration.ofSeconds(2)).command("echo begun; sleep 60").timeout(Duration.ofSeconds(20))
                .cost(Cost.HEAVY).command("echo heavy"));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void longOutputIsCutAlike(String node) throws Exception {
        PlanTasks tasks = new PlanTasks().command("seq 1 2000000").command("seq 1 700000 | sed 's/$/ abcdefgh/'");
        for (Keep keep : List.of(Keep.TAIL, Keep.BOTH)) {
            tasks.keep(keep).max(10_000).command("seq 1 200000 # " + keep).max(3_000_000)
                    .command("seq 1 2000000 # " + keep).max(1 << 20).command("echo short # " + keep);
        }
        compare(node, tasks);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void listsAndConditionsHoldAlike(String node) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        for (String name : List.of("eth0", "eth1", "lo", "bad name", "veth7", "-x", ".dot")) {
            Files.createFile(tree.resolve(name));
        }
        PlanTasks tasks = new PlanTasks()
                .each("echo {nic}", "nic", new ListSource.Glob(tree + "/*", List.of("lo", "veth*")))
                .each("echo {x} '{x}' \"{x}\"", "x", new ListSource.Command("printf 'b\\n\\n a \\nb\\na:c\\na_c'",
                        List.of("z*")))
                .each("echo {x}", "x", new ListSource.Glob(tree + "/none*", List.of()))
                .each("echo {x}", "x", new ListSource.Command("seq 1 30", List.of("2?")))
                .each("echo {x}", "x", new ListSource.Command("echo a; kill -9 $$", List.of()));
        tasks.when(Condition.Kind.FILE, tree + "/e*1").command("echo file").when(Condition.Kind.FILE, tree + "/z*")
                .command("echo no file").when(Condition.Kind.COMMAND, "no-such", "ls").command("echo ls")
                .when(Condition.Kind.PACKAGE, "dpkg").command("echo dpkg").when(Condition.Kind.PACKAGE, "lib?6*")
                .command("echo libc").when(Condition.Kind.PACKAGE, "no-such*").command("echo none")
                .when(Condition.Kind.OS, "linux").command("echo linux").when(Condition.Kind.OS, "debian")
                .command("echo debian").when(Condition.Kind.OS, "freebsd").command("echo bsd")
                .when(Condition.Kind.SERVICE, "no-such").command("echo service")
                .when(Condition.Kind.PROCESS, "java").command("echo process")
                .when(Condition.Kind.MODULE, "no-such").command("echo module");
        compare(node, tasks);
    }

    /** What was not said before the end is not nothing. */
    @ParameterizedTest
    @MethodSource("nodes")
    void theEndOfTheTimeIsToldAlike(String node) throws Exception {
        compare(node, new PlanTasks().limits(PlanTasks.limits(1, ByteSize.ofMiB(9), Duration.ofSeconds(4), ByteSize
                .ofMiB(9), 0)).command("echo first").each("echo {x}", "x", new ListSource.Command("echo a; sleep 60",
                        List.of()))
                .command("echo never").files("/etc/hostname"));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void filesAreFoundAlike(String node) throws Exception {
        Path tree = lay(Files.createDirectory(temp.resolve("tree")));
        PlanTasks tasks = PlanTasks.oneByOne().exclude("*.skip", tree + "/a/*/no", tree + "/**/deep.x")
                .files(tree + "/a")
                .exclude().files(tree + "/b/*.log", tree + "/b/.h*", tree + "/b/[!a-x]*").files(tree + "/**/*.conf")
                .files(tree + "/c/**").followLinks().files(tree + "/links/*");
        compare(node, tasks);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void deepFoldersAreEnteredAlike(String node) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Path deep = tree;
        for (int i = 1; i <= 500; i++) {
            deep = deep.resolve("d");
            if (i % 100 == 0) {
                Files.writeString(Files.createDirectories(deep).resolve("file"), deep.toString());
            }
        }
        compare(node, new PlanTasks().files(tree));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void whatIsOfATimeIsCutAlike(String node) throws Exception {
        Path tree = WindowedLogs.lay(Files.createDirectories(temp.resolve("tree")));
        PlanTasks tasks = PlanTasks.oneByOne();
        for (Window window : WindowedLogs.windows()) {
            tasks.window(window).files(tree + "/*.log*").files(tree + "/rest");
        }
        compare(node, tasks.maxFile(40_000).keep(Keep.TAIL).files(tree + "/**").keep(Keep.BOTH).files(tree + "/a*"));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void ageIsJudgedAlike(String node) throws Exception {
        Instant since = Instant.ofEpochSecond(1_000_000_000);
        Path tree = Files.createDirectories(temp.resolve("tree"));
        Files.createDirectories(tree.resolve("old/only"));
        Files.createDirectories(tree.resolve("void"));
        age(tree.resolve("exact"), since);
        age(tree.resolve("just after"), since.plusNanos(500_000_000));
        age(tree.resolve("just before"), since.minusNanos(1));
        age(tree.resolve("later"), since.plusSeconds(100_000));
        age(tree.resolve("old/only/one"), since.minusSeconds(100_000));
        Files.createSymbolicLink(tree.resolve("to old"), Path.of("just before"));
        Files.createSymbolicLink(tree.resolve("to later"), Path.of("later"));
        Files.createSymbolicLink(tree.resolve("to nothing"), Path.of("nothing"));
        PlanTasks tasks = PlanTasks.oneByOne().since(since).files(tree + "/to*").files(tree).files(tree + "/old/**")
                .files(tree + "/nothing").followLinks().files(tree + "/t*", tree + "/*").since(Instant.ofEpochSecond(
                        4_000_000_000L))
                .files("/proc/version", "/proc/sys/kernel/ostype", tree);
        compare(node, tasks);
    }

    private static void age(Path file, Instant modified) throws IOException {
        Files.setLastModifiedTime(Files.writeString(file, file.toString()), FileTime.from(modified));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void filesAreCutAlike(String node) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        byte[] noise = new byte[9 << 20];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i += 3) {
            noise[i] = 'x';
        }
        Files.write(tree.resolve("large"), noise);
        Files.write(tree.resolve("exact"), Arrays.copyOf(noise, 8 << 20));
        byte[] packed = Arrays.copyOf(noise, 600_000);
        System.arraycopy(new byte[]{0x1f, (byte) 0x8b, 8, 0}, 0, packed, 0, 4);
        Files.write(tree.resolve("packed.gz"), packed);
        Files.write(tree.resolve("small"), Arrays.copyOf(noise, 70_000));
        for (int i = 0; i < 5; i++) {
            Files.setLastModifiedTime(Files.write(tree.resolve("log." + i), Arrays.copyOf(noise, 1000)), FileTime.from(
                    Instant.ofEpochSecond(1_000_000_000 - i * 1000L)));
        }
        PlanTasks tasks = new PlanTasks().maxFile(50 << 20).max(50 << 20).files(tree + "/large").files(tree + "/exact",
                tree
                        + "/packed.gz",
                tree + "/small");
        for (Keep keep : Keep.values()) {
            Path copies = Files.createDirectory(temp.resolve("copies" + keep));
            Files.write(copies.resolve("large"), noise);
            tasks.keep(keep).maxFile((5 << 20) + 12_345).files(copies + "/large");
        }
        tasks.keep(Keep.HEAD).max(2500).files(tree + "/log.*");
        compare(node, tasks);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void secretsAreMaskedAlike(String node) throws Exception {
        Path file = Files.writeString(temp.resolve("conf"), "user=me password=hunter2 x\nPassword: abc\nplain\n");
        Path copy = Files.writeString(temp.resolve("copy"), "a password=short\n".repeat(1000) + "password=last\n");
        Path other = Files.copy(copy, temp.resolve("other"));
        compare(node, new PlanTasks().mask("((?:password)=)[^ ]+", "(?i)(password: ).*").files(file).command("cat "
                + file).maxFile(1000).keep(Keep.TAIL).files(copy).keep(Keep.BOTH).files(other).mask("(unclosed")
                .command("echo x"));
    }

    /** Masks of the whole gather hold for all that is told: names, sources, values, where links lead, messages. */
    @ParameterizedTest
    @MethodSource("nodes")
    void secretsAreToldNowhere(String node) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        for (String name : List.of("s3same-1", "s3same-22", "plain", "s3same-1/s3same-333.log")) {
            Path file = Files.createDirectories(tree.resolve(name).getParent()).resolve(name.replaceFirst(".*/", ""));
            if (name.contains(".") || name.equals("plain")) {
                Files.writeString(file, "this s3same-4444 and " + name);
            } else {
                Files.writeString(Files.createDirectory(file).resolve("same"), "s3same-5");
            }
        }
        // Newest first: which of the two has the name is no matter of moments.
        Files.setLastModifiedTime(tree.resolve("s3same-1/same"), FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
        Files.createSymbolicLink(tree.resolve("relative"), Path.of("s3same-22/same"));
        Files.createSymbolicLink(tree.resolve("absolute"), tree.resolve("s3same-1/s3same-333.log"));
        Files.createSymbolicLink(tree.resolve("s3same-6"), Path.of("plain"));
        Files.createSymbolicLink(tree.resolve("out-s3same-7"),
                Path.of("../../../../../../../../../../../../s3same-8"));
        PlanTasks tasks = new PlanTasks().masks("s3same-[0-9]+").files(tree)
                .files(tree + "/no-s3same-9")
                .command("echo s3same-10; exit 1").command("no-such-s3same-11")
                .each("echo {x} x", "x",
                        new ListSource.Command("echo s3same-12; echo s3same-13; echo plain", List.of()))
                .when(Condition.Kind.FILE, tree + "/s3same-14").command("echo never").when(Condition.Kind.FILE, "/")
                .command("seq 1 20 | sed 's/$/ s3same-15/'").mask("([0-9] )s3same").command("echo s3same-16 1 s3same");
        try (Both both = new Both(Files.createDirectory(temp.resolve("spools")), node)) {
            for (MinionLauncher minion : both.each().toList()) {
                List<String> lines = Both.run(minion, tasks);

                assertThat(lines).noneMatch(line -> line.contains("s3same-"))
                        .anyMatch(line -> line.contains("same.1 "));
                assertThat(lines.stream().filter(line -> line.startsWith("test.item5@")))
                        .anyMatch(line -> line.startsWith("test.item5@********-0 "))
                        .anyMatch(line -> line.startsWith("test.item5@********-1 "))
                        .anyMatch(line -> line.startsWith("test.item5@plain "));
            }
            both.compare(tasks);
        }
    }

    private static Path lay(Path tree) throws IOException {
        for (String folder : List.of("a/x/no", "a/x/yes", "a/empty", "b", "c/d/e/f", "c/void", "links")) {
            Files.createDirectories(tree.resolve(folder));
        }
        for (String name : List.of("a/x/no/hidden", "a/x/yes/seen", "a/one.skip", "a/x/deep.x", "a/blank here", "a/ü",
                "a/line\nfeed", "a/back\\slash", "a/star*", "b/one.log", "b/.hidden", "b/zed", "b/a.conf", "b/[",
                "c/d/e/f/deep.conf", "c/d/top.conf", "c/UPPER", "c/upper", "links/file")) {
            Files.writeString(tree.resolve(name), name.repeat(3));
        }
        Files.setPosixFilePermissions(tree.resolve("b/zed"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.writeString(tree.resolve("b/empty.log"), "");
        Files.createSymbolicLink(tree.resolve("links/relative"), Path.of("file"));
        Files.createSymbolicLink(tree.resolve("links/absolute"), tree.resolve("b/one.log"));
        Files.createSymbolicLink(tree.resolve("links/dead"), Path.of("nothing"));
        Files.createSymbolicLink(tree.resolve("links/out"), Path.of("../../../../../../../../../../../etc/hostname"));
        Files.createSymbolicLink(tree.resolve("c/to b"), Path.of("../b"));
        Files.createSymbolicLink(tree.resolve("c/d/file"), Path.of("top.conf"));
        return tree;
    }

    private void compare(String node, PlanTasks tasks) throws Exception {
        try (Both both = new Both(Files.createDirectory(temp.resolve("spools")), node)) {
            both.compare(tasks);
        }
    }
}
