package io.gather.cli.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import io.gather.fixtures.programs.Root;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A real systemd, an instance for a user, in a mount namespace where the machine looks as if it had been started by systemd. */
class SystemdTimerTest {
    private static final Path SYSTEMD = Path.of("/lib/systemd/systemd");

    @TempDir
    Path temp;
    private Path units;
    private SystemdTimer timer;
    private Process systemd;

    @BeforeEach
    void setUp() throws Exception {
        Peer.requireThat("the package systemd", Files.isExecutable(SYSTEMD));
        Peer systemctl = Peer.require("systemctl");
        Path home = Files.createDirectory(temp.resolve("home"));
        Path runtime = Files.createDirectory(temp.resolve("runtime"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        units = home.resolve(".config/systemd/user");
        String places = "unset XDG_CONFIG_HOME\nexport HOME='" + home + "' XDG_RUNTIME_DIR='" + runtime + "'\n";
        Path start = executable("start", places
                + "mount -t tmpfs none /run && mkdir -p /run/systemd/system && echo $$ >'" + temp + "/pid' && exec "
                + SYSTEMD + " --user\n");
        systemd = new ProcessBuilder(Root.command(List.of("unshare", "--mount", start.toString())))
                .redirectErrorStream(true).redirectOutput(temp.resolve("log").toFile()).start();
        Path inside = executable("inside", places + "exec " + systemctl.path() + " \"$@\"\n");
        timer = new SystemdTimer(executable("systemctl", "exec " + String.join(" ", Root.command(
                List.of("nsenter", "--mount", "--target"))) + " $(cat '" + temp + "/pid') " + inside + " \"$@\"\n"),
                units, true);
        awaitSystemd(runtime.resolve("systemd/private"));
    }

    private void awaitSystemd(Path socket) throws Exception {
        Instant bound = Instant.now().plusSeconds(25);
        while (!user("show-environment").contains("HOME=") && Instant.now().isBefore(bound)) {
            assertThat(systemd.waitFor(100, TimeUnit.MILLISECONDS))
                    .as("systemd has ended: " + Files.readString(temp.resolve("log"))).isFalse();
        }
        assertThat(socket).exists();
    }

    @AfterEach
    void end() throws Exception {
        if (systemd != null) {
            systemd.destroy();
            assertThat(systemd.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Path executable(String name, String text) throws Exception {
        Path file = Files.writeString(temp.resolve(name), "#!/bin/sh\n" + text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String... words) {
        ProgramEnd end = Program.of(timer.systemctl(), words).with("SYSTEMD_PAGER", "").run();
        return end.output() + end.errors();
    }

    private String user(String words) {
        return run(("--user " + words).split(" "));
    }

    private GatherSchedule schedule(String cron) {
        return new GatherSchedule("nightly", Cadence.cron(cron), Duration.ofMinutes(5), temp.toString(), List.of(),
                new Notice(List.of(), "", "", "", ""), Instant.now());
    }

    @Test
    void startsTheWordsAsTheyAre() throws Exception {
        Path told = temp.resolve("told");
        timer.install(schedule("0 0 13 * fri"),
                List.of("/bin/sh", "-c", "printf '%s|' \"$PWD\" \"$@\" >" + told, "sh",
                        "100% of 'it' & \"more\" $HOME \\"));

        assertThat(user("list-timers --all")).contains("gather-nightly.timer", "gather-nightly.service");
        assertThat(user("show gather-nightly.timer --property=TimersCalendar --property=RandomizedDelayUSec"))
                .contains("OnCalendar=*-*-13 00:00:00", "OnCalendar=Fri *-*-* 00:00:00", "RandomizedDelayUSec=5min");
        assertThat(user("start gather-nightly.service")).isEmpty();
        assertThat(told).hasContent(temp + "|100% of 'it' & \"more\" $HOME \\|");
    }

    @Test
    void takesThePlaceOfWhatItHadAndIsRemoved() throws Exception {
        timer.install(schedule("@daily"), List.of("/bin/true"));
        timer.install(schedule("@hourly"), List.of("/bin/true"));

        assertThat(user("show gather-nightly.timer --property=TimersCalendar")).contains("*-*-* *:00:00")
                .doesNotContain("00:00:00");
        assertThat(timer.has("nightly")).isTrue();

        timer.remove("nightly");

        assertThat(timer.has("nightly")).isFalse();
        assertThat(user("list-timers --all")).doesNotContain("gather-nightly");
        try (var left = Files.walk(units)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void leavesNothingWhereItIsRefused() throws Exception {
        assertThatThrownBy(() -> timer.install(schedule("@daily"), List.of("not-absolute/../x\u0001")))
                .hasMessageContaining("systemctl");

        assertThat(timer.has("nightly")).isFalse();
    }
}
