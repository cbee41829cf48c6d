package io.gather.minion.process;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Linker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.gather.core.plan.Limits;
import io.gather.core.verdict.ProcessEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a command finds, and what is heard of it, is the same however it is started. */
class SpawnersTest {
    private static final Marker MARKER = new Marker("t-spawn", "node1");

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Spawning.class)
    void givesACommandNothingOfOurs(Spawning spawning) throws Exception {
        try (var ours = Files.newBufferedReader(Files.createFile(temp.resolve("open")))) {
            assertThat(ours.read()).isEqualTo(-1);
            assertThat(
                    output(spawning, "ls -l /proc/self/fd").lines().map(it -> it.replaceFirst(".* ([0-9]+ -> )", "$1"))
                            .filter(it -> it.contains("->")))
                    .as("besides the folder itself").hasSize(4)
                    .contains("0 -> /dev/null")
                    .allMatch(it -> it.matches("0 -> /dev/null|[12] -> pipe.*|3 -> /proc.*"));
        }
        assertThat(output(spawning, "env").lines().map(it -> it.replaceFirst("=.*", ""))
                .filter(it -> !List.of("HOME", "USER", "LOGNAME", "TZ").contains(it)).sorted())
                .containsExactly("GATHER_NODE", "GATHER_TASK", "LC_ALL", "PATH", "PWD");
        assertThat(output(spawning, "pwd")).isEqualTo("/\n");
        assertThat(output(spawning, "readlink /proc/self/cwd")).isEqualTo("/\n");
    }

    @ParameterizedTest
    @EnumSource(Spawning.class)
    void givesItASessionAMarkAndALowPriority(Spawning spawning) throws Exception {
        String[] stat = output(spawning, "read -r stat </proc/self/stat; echo $stat").split(" ");
        assertThat(stat[5]).as("its own session").isEqualTo(stat[0]);
        assertThat(stat[18]).as("nice").isEqualTo("10");
        assertThat(output(spawning, "ionice")).isEqualTo("idle\n");
        assertThat(output(spawning, "cat /proc/self/limits")).containsPattern(
                "Max file locks +" + MARKER.limit("3") + " +unlimited");
        assertThat(Files.readString(Path.of("/proc/self/limits"))).doesNotContain(Long.toString(MARKER.limit("3")));
    }

    @ParameterizedTest
    @EnumSource(Spawning.class)
    void hearsHowItEnded(Spawning spawning) throws Exception {
        assertThat(end(spawning, "true").exit()).isZero();
        assertThat(end(spawning, "exit 7").exit()).isEqualTo(7);
        assertThat(end(spawning, "ls /not-there").exit()).isEqualTo(2);
        assertThat(end(spawning, "kill -9 $$").signal()).isEqualTo(9);
        assertThat(end(spawning, "kill -TERM $$").signal()).isEqualTo(15);
        assertThat(output(spawning, "head -c 3000000 /dev/zero")).hasSize(3_000_000);
        assertThat(output(spawning, "echo out; echo err >&2; cat")).isEqualTo("out\nerr\n");
    }

    /** No shebang, no format that the system knows: the shell reads it all the same, as it would where it was asked first. */
    @ParameterizedTest
    @EnumSource(Spawning.class)
    void runsWhatOnlyAShellCanRun(Spawning spawning) throws Exception {
        Path script = Files.writeString(temp.resolve("script"), "echo read\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(output(spawning, script + " x")).isEqualTo("read\n");
        assertThat(output(spawning, "no-such-program x")).contains("no-such-program: not found");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void startsAPlainCommandByNothingElse() throws Exception {
        assertThat(Spawning.best()).isEqualTo(Spawning.LIBRARY);
        String us = Long.toString(ProcessHandle.current().pid());

        assertThat(output(Spawning.LIBRARY, "cat /proc/self/stat").split(" ")[3]).as("its parent").isEqualTo(us);
        assertThat(output(Spawning.LIBRARY, "cat /proc/self/cmdline")).isEqualTo("cat\0/proc/self/cmdline\0");
        assertThat(output(Spawning.LIBRARY, "echo $0 $PPID").split(" ")).as("a shell's").containsExactly(
                new SearchPath(System.getenv("PATH")).sh(), us + "\n");
    }

    @Test
    void doesWithoutALibraryThatLacksSomething() {
        assertThat(SystemLibrary.find("Linux", "amd64", () -> name -> Optional.empty())).isEmpty();
        assertThat(SystemLibrary.find("FreeBSD", "amd64", SpawnersTest::usual)).isEmpty();
        assertThat(SystemLibrary.find("Linux", "s390x", SpawnersTest::usual)).isEmpty();
        assertThat(SystemLibrary.find("Linux", "amd64", () -> {
            throw new IllegalCallerException("not for this module");
        })).isEmpty();
    }

    private static java.lang.foreign.SymbolLookup usual() {
        return Linker.nativeLinker().defaultLookup();
    }

    private static String output(Spawning spawning, String line) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        run(spawning, line, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ProcessEnd end(Spawning spawning, String line) throws Exception {
        return run(spawning, line, new ByteArrayOutputStream());
    }

    private static ProcessEnd run(Spawning spawning, String line, ByteArrayOutputStream bytes) throws Exception {
        return new Shell(new SearchPath(System.getenv("PATH")), MARKER, Limits.defaults(), spawning).start(line, "3")
                .attend(new Sink() {
                    @Override
                    public void write(byte[] more, int length) {
                        bytes.write(more, 0, length);
                    }

                    @Override
                    public boolean full() {
                        return false;
                    }
                }, System.nanoTime() + Duration.ofSeconds(20).toNanos(), () -> false);
    }
}
