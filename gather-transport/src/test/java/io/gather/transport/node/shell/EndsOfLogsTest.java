package io.gather.transport.node.shell;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.watermark.Marks;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an increment needs of the ends of large logs: the node sends them beside, and where it cannot they are inflated. */
class EndsOfLogsTest {
    private static final int LINES = 30_000;

    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;
    private Path logs;
    private PlanTasks tasks;

    @BeforeEach
    void lay() throws Exception {
        logs = Files.createDirectory(temp.resolve("logs"));
        for (int i = 0; i < 5; i++) {
            Files.writeString(logs.resolve("app" + i + ".log"), text(i));
        }
        // Copied with the logs, and none itself.
        Files.writeString(Files.createDirectory(temp.resolve("other")).resolve("app.conf"), text(9));
        tasks = new PlanTasks().files(logs, temp.resolve("other"));
    }

    private static String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            text.append("line ").append(line).append(" of log ").append(number).append('\n');
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox ash"})
    void areKnownOfEachShell(String shell) throws Exception {
        areTheirs(bench.gather(LocalShells.of(shell.split(" ")), temp, tasks));
    }

    /** One that takes a single file, another that says which is which, one that is killed, one that is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"exit 1", "shift; exec /usr/bin/tail -v \"$@\"", "echo rubbish; kill -9 $$", "exit 127"})
    void areKnownWhateverTailTheNodeHas(String tail) throws Exception {
        Path bin = Files.createDirectory(temp.resolve("bin"));
        Path tool = Files.writeString(bin.resolve("tail"),
                "#!/bin/sh\ncase $1 in -q) ;; *) exec /usr/bin/tail \"$@\" ;; esac\n" + tail + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        LocalShells shells = new LocalShells(List.of("dash"), Map.of("PATH", bin + ":" + System.getenv("PATH")), "");

        areTheirs(bench.gather(shells, temp, tasks));
    }

    /** Which ones are inflated as a sample is known: of these, what was said is compared. */
    @Test
    void areNotBelievedWhereTheyAreSeenToBeOthers() throws Exception {
        Path bin = Files.createDirectory(temp.resolve("bin"));
        Path tool = Files.writeString(bin.resolve("tail"),
                "#!/bin/sh\ncase $1 in -q) exec /usr/bin/head -c 5120 /dev/zero ;; *) exec /usr/bin/tail \"$@\" ;; esac\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        LocalShells shells = new LocalShells(List.of("dash"), Map.of("PATH", bin + ":" + System.getenv("PATH")), "");

        Gathered gathered = bench.gather(shells, temp, new PlanTasks().files(logs));

        assertThat(gathered.one(1).status()).isEqualTo(Status.ERROR);
        assertThat(gathered.one(1).message()).contains("has another end than was said");
    }

    private void areTheirs(Gathered gathered) throws Exception {
        assertThat(gathered.one(1).status()).isEqualTo(Status.OK);
        for (int i = 0; i < 5; i++) {
            String log = logs + "/app" + i + ".log";
            assertThat(gathered.text(1, log)).isEqualTo(text(i));
            byte[] end = text(i).substring(text(i).length() - Result.Range.TAIL).getBytes(StandardCharsets.US_ASCII);
            assertThat(gathered.result(1, log).ranges()).extracting(Result.Range::tail)
                    .containsExactly(Marks.digest(end, end.length));
        }
        String other = temp + "/other/app.conf";
        assertThat(gathered.text(1, other)).isEqualTo(text(9));
        assertThat(gathered.result(1, other).ranges()).extracting(Result.Range::tail).containsOnlyNulls();
    }
}
