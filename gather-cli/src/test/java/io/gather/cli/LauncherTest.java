package io.gather.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code bin/gather} makes of a command line, with a Java that only tells how it was called. */
class LauncherTest {
    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();

    @TempDir
    Path home;

    @BeforeEach
    void install() throws Exception {
        Files.createDirectory(home.resolve("bin"));
        Files.copy(Path.of("src/dist/bin/gather"), home.resolve("bin/gather"));
        Files.writeString(Files.createDirectory(home.resolve("lib")).resolve("classpath"), "");
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(String java, String... words) throws Exception {
        Path program = Files.writeString(home.resolve("java"), "#!/bin/sh\n" + java);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        List<String> line = new ArrayList<>(List.of("sh", home.resolve("bin/gather").toString()));
        line.addAll(List.of(words));
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(err.toFile());
        builder.environment().put("GATHER_JAVA", program.toString());
        builder.environment().remove("GATHER_JAVA_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, Files.readString(err));
    }

    @ParameterizedTest
    @CsvSource({"stats run,96,true", "--debug stats run,96,true", "stats --debug run --config-file x,96,true",
            "--config stats stats run,96,true", "--state run --no-config stats run,96,true",
            "gostats -version,96,true",
            "stats query run,160,false", "stats top,,false", "incident serve x,128,true",
            "--debug incident web,128,true",
            "incident watch,128,true", "minion serve,64,true", "minion join,,false", "incident classify,128,false",
            "incident list,,false", "run,,false",
            "--group stats --last 5m,,false", "summary stats run,48,false", "ls -l b.tgz,48,false",
            "cat b.tgz x,48,false",
            "extract b.tgz,,false"})
    void servicesHaveMoreMemoryAndEndWhenItIsUsedUp(String words, String heap, boolean serves) throws Exception {
        String out = run("printf '%s\\n' \"$@\"\n", words.split(" ")).out();

        assertThat(out.lines().filter(it -> it.startsWith("-Xmx"))).containsExactlyElementsOf(heap == null
                ? List.of()
                : List.of("-Xmx" + heap + "m"));
        assertThat(out.lines().filter(it -> it.equals("-XX:+ExitOnOutOfMemoryError"))).hasSize(serves ? 1 : 0);
        assertThat(out).endsWith("io.gather.cli.Main\n" + words.replace(' ', '\n') + "\n");
    }

    /** The JDK's server would ask the name service about each caller, which may be what is broken. */
    @Test
    void aMinionAsksNoNameService() throws Exception {
        String flag = "-Djdk.net.hosts.file=/etc/hosts";
        assertThat(run("printf '%s\\n' \"$@\"\n", "minion", "serve").out()).contains(flag);
        assertThat(run("printf '%s\\n' \"$@\"\n", "minion", "join").out()).doesNotContain(flag);
    }

    @ParameterizedTest
    @CsvSource({"--version,short", "groups,short", "--debug items host,short", "--config run groups,short",
            "ls x.tgz,short", "cat x.tgz y,short", "verify x.tgz,short",
            "run --group groups,long", "--profile none --command ls,long", "'',long", "upload x.tgz,long",
            "stats run,long", "isi_gather_info,long", "minion join,long", "minion serve,serve", "incident serve x,"})
    void thereIsAnArchiveForWhatIsShortOneForADaemonAndOneForTheRest(String words, String archive) throws Exception {
        for (String name : List.of("short", "serve", "long")) {
            Files.writeString(home.resolve("lib").resolve(name + ".aot"), "");
        }

        List<String> out = run("printf '%s\\n' \"$@\"\n", words.isEmpty() ? new String[0] : words.split(" ")).out()
                .lines()
                .toList();

        assertThat(out.stream().filter(it -> it.startsWith("-XX:AOTCache="))).containsExactlyElementsOf(archive == null
                ? List.of()
                : List.of("-XX:AOTCache=" + home.resolve("lib").resolve(archive + ".aot")));
        boolean digests = words.startsWith("cat ") || words.startsWith("verify ");
        assertThat(out.contains("-XX:TieredStopAtLevel=1"))
                .isEqualTo((!digests && !words.contains("minion") && !"long".equals(archive))
                        || words.equals("stats run"));
    }

    @ParameterizedTest
    @CsvSource({"minion serve,-Xms6m,-XX:MaxNewSize=12m,-XX:CompileThresholdScaling=4",
            "incident serve,-Xms16m,-Xmn12m,-XX:TieredStopAtLevel=1"})
    void whatWaitsForMonthsHasASmallHeapThatGrows(String words, String first, String young, String compilers)
            throws Exception {
        assertThat(run("printf '%s\\n' \"$@\"\n", words.split(" ")).out().lines()).contains(first, young, compilers,
                "-XX:MaxHeapFreeRatio=20");
    }

    @Test
    void anInstallationWithoutArchivesNamesNone() throws Exception {
        assertThat(run("printf '%s\\n' \"$@\"\n", "groups").out()).doesNotContain("AOTCache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats run --config-file %s", "stats run --config-file=%s --check",
            "gostats -config-file %s"})
    void aCollectorHasMemoryForItsClusters(String words) throws Exception {
        Path file = Files.writeString(home.resolve("some.toml"),
                "[global]\n" + "[[cluster]]\nhostname = \"[[cluster]]\"\n".repeat(49)
                        + "  [[ cluster ]] # last\n# [[cluster]]\n");

        String out = run("printf '%s\n' \"$@\"\n", words.formatted(file).split(" ")).out();

        assertThat(out.lines()).contains("-Xmx292m", "-Xmn81m").doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void aCollectorOfFewClustersDoesWithoutTheOptimisingCompiler() throws Exception {
        Path file = Files.writeString(home.resolve("some.toml"), "[[cluster]]\nhostname = \"a\"\n");

        String out = run("printf '%s\n' \"$@\"\n", "stats", "run", "--config-file", file.toString()).out();

        assertThat(out.lines()).contains("-Xmx96m", "-Xmn32m", "-XX:TieredStopAtLevel=1");
    }

    @Test
    void aServiceThatHasNoMemoryLeftSaysSoAndEnds() throws Exception {
        Ended ended = run("""
                count=$#
                for word; do case $word in -Xmx* | -XX:*OutOfMemory* | -XX:+Display*) set -- "$@" "$word" ;; esac; done
                shift $count
                exec '%s' "$@" -cp '%s' %s
                """.formatted(JAVA, System.getProperty("java.class.path"), getClass().getName()), "stats", "run");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("""
                gather: out of memory, so it ends and is to be started again
                  next: give it more: GATHER_JAVA_OPTIONS=-Xmx512m  [GATHER-1005]
                """);
    }

    /** Uses up all memory in a thread that nobody waits for. */
    static void main() throws InterruptedException {
        Thread.ofVirtual().start(() -> {
            List<byte[]> all = new ArrayList<>();
            while (all.size() < 1 << 20) {
                all.add(new byte[1 << 20]);
            }
        });
        new CountDownLatch(1).await();
    }
}
