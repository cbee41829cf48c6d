package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.fixtures.disks.SmallDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Gathers by the built distribution: whole, interrupted, killed, refused. */
class GatherIT {
    @TempDir
    Path folder;

    /** Of this test alone: the whole machine is looked at. */
    private final String hang = "sleep " + (100_000 + new Random().nextInt(800_000));
    private Distribution gather;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
    }

    @Test
    void gathersThisMachineWithoutConfiguration() throws Exception {
        Ended ended = gather.run("--profile", "minimal");

        assertThat(ended.code()).as(ended.err()).isZero();
        Path bundle = gather.bundles().getFirst();
        assertThat(ended.out().strip()).isEqualTo(bundle.toString());
        assertThat(ended.err()).contains("phase 8/8 cleanup", "next: gather summary");
        assertThat(names(bundle)).contains("manifest.json", "report.html", "nodes_info", "package_info.xml")
                .anyMatch(name -> name.endsWith("commands/host/uptime"));
        assertThat(Files.getPosixFilePermissions(bundle)).as("other people's data")
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(gather.run("verify", bundle.toString()).out()).startsWith("intact: ");
        assertThat(gather.leftovers()).isEmpty();
    }

    @Test
    void printsJsonLinesOnly() throws Exception {
        Ended ended = gather.run("--profile", "minimal", "--json");

        assertThat(ended.out().lines()).allMatch(line -> line.startsWith("{\"event\":"));
        assertThat(ended.out().lines().reduce((_, last) -> last)).hasValueSatisfying(
                last -> assertThat(last).contains("\"event\":\"ended\"", "\"exitCode\":0"));
        assertThat(ended.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void saysTheSameCodeInJsonAsItEndsWith(String signal, int code) throws Exception {
        slowCatalog();
        Running running = gather.start("--group", "slow", "--json");
        awaitFirstResults();

        gather.startLine(List.of("kill", "-" + signal, Long.toString(running.process().pid()))).end();
        Ended ended = running.end();

        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.out().lines().reduce((_, last) -> last)).hasValueSatisfying(
                last -> assertThat(last).contains("\"interrupted\":true", "\"exitCode\":" + code + "}"));
    }

    @Test
    void goesOnAfterTheSignalOfALostTerminal() throws Exception {
        gather.catalog("some", "[[item]]\nname='a'\ncommand='echo a'\n"
                + "[[item]]\nname='b'\ncommand='while [ ! -e " + folder.resolve("go") + " ]; do sleep 0.1; done'\n");
        Running running = gather.start("--group", "some");
        awaitFirstResults();
        for (int i = 0; i < 2; i++) {
            gather.startLine(List.of("kill", "-HUP", Long.toString(running.process().pid()))).end();
        }
        Files.writeString(folder.resolve("go"), "");
        Ended ended = running.end();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().strip()).isEqualTo(gather.bundles().getFirst().toString());
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void finishesABundleOfWhatIsThereOnASignal(String signal, int code) throws Exception {
        slowCatalog();
        Running running = gather.start("--group", "slow");
        awaitFirstResults();

        gather.startLine(List.of("kill", "-" + signal, Long.toString(running.process().pid()))).end();
        Ended ended = running.end();

        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.out()).contains(gather.bundles().getFirst().toString());
        assertThat(ended.err()).contains("interrupted");
        assertThat(names(gather.bundles().getFirst())).anyMatch(name -> name.endsWith("echo_quick"))
                .contains("manifest.json");
        assertThat(gather.run("verify", gather.bundles().getFirst().toString()).code()).isZero();
        assertThat(gather.leftovers()).isEmpty();
        assertThat(processesWith(hang)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void goesOnAfterKill(long seed) throws Exception {
        gather.catalog("many", many());
        Running running = gather.start("--group", "many");
        awaitFirstResults();
        // A random point of the run, not a wait for something.
        running.process().waitFor(new Random(seed).nextInt(1500), TimeUnit.MILLISECONDS);
        running.process().destroyForcibly();
        running.end();

        Ended resumed = gather.bundles().isEmpty() ? gather.run("resume") : new Ended(0, "", "");

        assertThat(resumed.code()).as("seed %s: %s", seed, resumed.err()).isZero();
        List<String> names = names(gather.bundles().getFirst());
        assertThat(names).as("seed %s", seed).doesNotHaveDuplicates();
        assertThat(names.stream().filter(name -> name.contains("/commands/many/echo_")).count()).as("seed %s", seed)
                .isEqualTo(150);
        assertThat(gather.run("verify", gather.bundles().getFirst().toString()).code()).isZero();
        gather.run("cleanup");
        assertThat(gather.leftovers()).isEmpty();
    }

    /** Then the node runs everything again, also what is in the bundle, and must not wait for ever for that to be collected. */
    @Test
    void goesOnAfterKillWithoutASpoolFolder() throws Exception {
        Files.writeString(gather.spool(), "not a folder");
        gather.catalog("many", many().replace("echo", "head -c 300000 /dev/urandom | tail -c 290000; echo"));
        Running running = gather.start("--group", "many");
        awaitFirstResults();
        running.process().destroyForcibly();
        running.end();

        Ended resumed = gather.run("resume");

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("results wait in memory", "it is no folder");
        List<String> names = names(gather.bundles().getFirst());
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names.stream().filter(name -> name.contains("/commands/many/head_")).count()).isEqualTo(150);
        assertThat(gather.run("verify", gather.bundles().getFirst().toString()).code()).isZero();
    }

    @Test
    void gathersEverythingWithoutRoomOnTheNode() throws Exception {
        gather.catalog("much", """
                [[item]]
                name = "large"
                command = "head -c 9000000 /dev/urandom"
                max = "20MB"
                [[item]]
                name = "larger"
                command = "head -c 10000000 /dev/urandom"
                max = "20MB"
                [[item]]
                name = "largest"
                command = "head -c 11000000 /dev/urandom"
                max = "20MB"
                [[item]]
                name = "end"
                command = "seq 1 1000000"
                keep = "tail"
                max = "2MB"
                """);
        Path full = folder.resolve("full");
        try (SmallDisk disk = SmallDisk.mount(full, 1)) {
            disk.fill();

            Ended ended = gather.run("--group", "much", "--profile", "minimal", "--spool", full.toString());

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.err()).contains("results wait in memory", full.toString(), "choose another spool folder")
                    .doesNotContain("error,");
            try (Stream<Path> files = Files.list(full)) {
                assertThat(files).containsExactly(full.resolve("filler"));
            }
            Path bundle = gather.bundles().getFirst();
            assertThat(gather.run("verify", bundle.toString()).code()).isZero();
            assertThat(sizes(bundle)).containsEntry("commands/much/head_-c_9000000_.dev.urandom", 9_000_000L)
                    .containsEntry("commands/much/head_-c_10000000_.dev.urandom", 10_000_000L)
                    .containsEntry("commands/much/head_-c_11000000_.dev.urandom", 11_000_000L);
        }
    }

    @Test
    void tellsWhoHoldsTheLockAndStops() throws Exception {
        slowCatalog();
        Running running = gather.start("--group", "slow");
        awaitFirstResults();

        Ended second = gather.run("--group", "slow");
        Ended status = gather.run("status");
        Ended stop = gather.run("stop");

        assertThat(second.code()).isEqualTo(7);
        assertThat(second.err()).contains("is being gathered by gather", "gather status");
        assertThat(status.out()).contains("running, process " + running.process().pid());
        assertThat(stop.err()).contains("was told to stop");
        assertThat(running.end().code()).isEqualTo(143);
        assertThat(gather.run("status").out()).contains("no gather is under way");
    }

    @Test
    void namesWhatIsWrongInTheCatalog() throws Exception {
        gather.catalog("bad", "[[item]]\nname = 'x'\ncommnad = 'x'\n");

        Ended ended = gather.run("groups");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("bad.toml:3:1", "did you mean 'command'?", "next: ")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-such-option", "--max-size=much", "--timeout=x", "verfy", "--group=nonsense",
            "--profile=nonsense", "resume", "ls"})
    void answersBadInputWithOneLineAndCode2(String arg) throws Exception {
        Ended ended = gather.run(arg);

        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains("gather").contains("next: ").doesNotContain("\tat ");
        assertThat(gather.leftovers()).isEmpty();
    }

    @Test
    void masksSecretsOfTheCommandLine() throws Exception {
        gather.run("--profile", "minimal", "--label", "fine");
        Path bundle = gather.bundles().getFirst();

        assertThat(gather.run("cat", bundle.toString(), "command_line").out())
                .isEqualTo("gather --profile minimal --label fine\n");
    }

    @Test
    void endsWithCode4WhenStrict() throws Exception {
        gather.catalog("wrong", "[[item]]\nname='x'\ncommand='exit 3'\n[[item]]\nname='y'\ncommand='echo y'\n");

        assertThat(gather.run("--group", "wrong", "--strict").code()).isEqualTo(4);
        assertThat(gather.run("--group", "wrong", "--strict", "false").code()).isZero();
    }

    @Test
    void uploadsToADirectory() throws Exception {
        Path share = Files.createDirectory(folder.resolve("share"));
        Path config = Files.writeString(folder.resolve("my.toml"),
                "[upload]\nenabled = true\nways = ['directory']\ndirectory = '" + share + "'\n");

        Ended good = gather.run("--profile", "minimal", "--config", config.toString());
        Files.writeString(config, "[upload]\nenabled = true\nways = ['directory']\ndirectory = '/nowhere/at/all'\n");
        Ended bad = gather.run("--profile", "minimal", "--config", config.toString());

        assertThat(good.code()).as(good.err()).isZero();
        assertThat(share).isDirectoryContaining("glob:**.tgz");
        assertThat(bad.code()).isEqualTo(6);
        assertThat(bad.err()).contains("not uploaded", "directory:");
    }

    private void slowCatalog() throws IOException {
        gather.catalog("slow", """
                [[item]]
                name = "quick"
                command = "echo quick"
                [[item]]
                name = "hang"
                command = "trap '' TERM; (setsid %1$s &); %1$s"
                timeout = "10m"
                """.formatted(hang));
    }

    private static String many() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            text.append("[[item]]\nname = 'i").append(i).append("'\ncommand = 'echo ").append(i)
                    .append("; sleep 0.02'\n");
        }
        return text.toString();
    }

    /** Until the overlord has collected something. */
    private void awaitFirstResults() throws Exception {
        Distribution.await(() -> {
            Path runs = folder.resolve("state/runs");
            if (!Files.isDirectory(runs)) {
                return false;
            }
            try (var files = Files.walk(runs)) {
                return files.anyMatch(file -> file.getFileName().toString().startsWith("place-") && size(file) > 0);
            } catch (java.io.UncheckedIOException gone) {
                return false;
            }
        });
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static List<String> processesWith(String text) {
        return ProcessHandle.allProcesses().map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(text)).toList();
    }

    /** Of what the node itself has: by names below its directory. */
    private static Map<String, Long> sizes(Path bundle) {
        Map<String, Long> sizes = new HashMap<>();
        try (Bundle opened = Bundle.open(bundle)) {
            opened.entries(entry -> {
                if (entry instanceof TocEntry.File file) {
                    sizes.put(file.name().replaceFirst("^[^/]*/[^/]*/", ""), file.size());
                }
            });
        }
        return sizes;
    }

    private static List<String> names(Path bundle) {
        List<String> names = new ArrayList<>();
        try (Bundle opened = Bundle.open(bundle)) {
            opened.entries(entry -> {
                if (entry instanceof TocEntry.File) {
                    names.add(entry.name().substring(entry.name().indexOf('/') + 1));
                }
            });
        }
        return names;
    }
}
