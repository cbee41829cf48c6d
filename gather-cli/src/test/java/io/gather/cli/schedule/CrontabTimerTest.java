package io.gather.cli.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.gather.core.schedule.Cadence;
import io.gather.core.schedule.GatherSchedule;
import io.gather.core.schedule.Notice;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.Program;
import io.gather.fixtures.programs.ProgramEnd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The distribution's {@code crontab} and {@code cron}, which see a folder of the test where the machine's crontabs are. */
class CrontabTimerTest {
    @TempDir
    Path temp;
    private OwnCrontabs own;
    private CrontabTimer timer;

    @BeforeEach
    void setUp() throws Exception {
        own = new OwnCrontabs(temp);
        timer = new CrontabTimer(own.crontab());
    }

    private GatherSchedule schedule(String name, String cron) {
        return new GatherSchedule(name, Cadence.cron(cron), Duration.ZERO, temp.toString(), List.of(),
                new Notice(List.of(), "", "", "", ""), Instant.now());
    }

    private String listed() {
        ProgramEnd end = Program.of(timer.program(), "-l").run();
        return end.exit() == 0 ? end.output() : "";
    }

    @Test
    void leavesOtherLinesAsTheyAre() throws Exception {
        Path before = Files.writeString(temp.resolve("before"),
                "# mine\nMAILTO=ops\n5 4 * * * true # gather schedule\n");
        assertThat(Program.of(timer.program(), before.toString()).run().exit()).isZero();

        timer.install(schedule("nightly", "30 2 * * *"), List.of("/opt/my gather/bin/gather", "schedule", "run"));
        timer.install(schedule("nightly", "31 2 * * *"), List.of("/opt/my gather/bin/gather", "schedule", "run"));
        timer.install(schedule("weekly", "@weekly"), List.of("x"));

        assertThat(listed()).isEqualTo(Files.readString(before) + "31 2 * * * cd " + temp
                + " && '/opt/my gather/bin/gather' schedule run --spread # gather schedule nightly\n"
                + "0 0 * * 0 cd " + temp + " && x --spread # gather schedule weekly\n");
        assertThat(timer.has("nightly")).isTrue();

        timer.remove("nightly");
        timer.remove("weekly");
        timer.remove("never-there");

        assertThat(listed()).isEqualTo(Files.readString(before));
    }

    @Test
    void leavesNoCrontabWhereThereWasNone() throws Exception {
        timer.install(schedule("nightly", "@daily"), List.of("x"));
        assertThat(timer.has("nightly")).isTrue();

        timer.remove("nightly");

        assertThat(timer.has("nightly")).isFalse();
        assertThat(listed()).isEmpty();
    }

    @Test
    void tellsWhatCrontabSays() throws Exception {
        CrontabTimer refused = new CrontabTimer(
                own.script("refused", "echo 'You (nobody) are not allowed to use this program' >&2; exit 1"));

        assertThatThrownBy(() -> refused.install(schedule("a", "@daily"), List.of("x")))
                .hasMessageContaining("not allowed to use this program");
    }

    /** By a clock on which a minute takes a second. */
    @Test
    void cronRunsTheWordsAsTheyAre() throws Exception {
        Path cron = own.script("cron", "exec faketime -f '+0 x60' " + Peer.require("cron").path() + " -f");
        Peer.require("faketime");
        Path told = temp.resolve("told");
        timer.install(schedule("often", "* * * * *"),
                List.of("/bin/sh", "-c", "printf '%s|' \"$PWD\" \"$@\" >" + told + ".new; mv " + told + ".new " + told,
                        "sh", "100% of 'it' & \"more\" $HOME \\"));

        Process daemon = new ProcessBuilder(cron.toString()).redirectErrorStream(true)
                .redirectOutput(temp.resolve("cron.log").toFile()).start();
        try {
            Instant bound = Instant.now().plusSeconds(25);
            while (!Files.exists(told) && Instant.now().isBefore(bound)) {
                assertThat(daemon.waitFor(100, TimeUnit.MILLISECONDS)).as("cron has ended").isFalse();
            }
            assertThat(told).hasContent(temp + "|100% of 'it' & \"more\" $HOME \\|--spread|");
        } finally {
            daemon.descendants().forEach(ProcessHandle::destroyForcibly);
            daemon.destroyForcibly().waitFor();
        }
    }
}
