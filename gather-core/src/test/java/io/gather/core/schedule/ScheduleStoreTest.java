package io.gather.core.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScheduleStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    private ScheduleStore store() {
        return new ScheduleStore(folder.resolve("schedules"));
    }

    private static GatherSchedule schedule(String name) {
        return new GatherSchedule(name, Cadence.every("6h"), Duration.ofMinutes(5), "/srv",
                List.of("--group", "net work"),
                new Notice(List.of("root@example.com"), "gather@example.com", "localhost", "https://h/secret",
                        "/etc/ca.pem"),
                NOW);
    }

    private static ScheduledRun run(int number, int code) {
        return new ScheduledRun(NOW.plusSeconds(number), Duration.ofSeconds(3), code, "/srv/b.tgz", List.of("done"));
    }

    @Test
    void keepsSchedulesForTheirOwnerAlone() throws Exception {
        store().put(schedule("nightly"));
        store().put(schedule("hourly"));
        store().add("hourly", run(1, 0));

        assertThat(store().all()).containsExactly(schedule("hourly"), schedule("nightly"));
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("schedules/hourly.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheLastRuns() {
        IntStream.range(0, 60).forEach(number -> store().add("nightly", run(number, number % 3)));

        assertThat(store().runs("nightly")).hasSize(50).last().isEqualTo(run(59, 2));
        assertThat(store().runs("other")).isEmpty();
    }

    @Test
    void forgetsOne() {
        store().put(schedule("nightly"));
        store().add("nightly", run(1, 0));
        store().remove("nightly");

        assertThat(store().all()).isEmpty();
        assertThat(store().runs("nightly")).isEmpty();
    }

    @Test
    void knowsWhetherOneIsUnderWay() throws Exception {
        try (LockedFile held = store().lock("nightly").orElseThrow()) {
            held.say("one");
            assertThat(store().underWay("nightly")).isTrue();
            assertThat(store().lock("nightly")).isEmpty();
        }
        assertThat(store().underWay("nightly")).isFalse();
    }

    @Test
    void tellsOfADamagedOne() throws Exception {
        store().put(schedule("nightly"));
        Files.writeString(folder.resolve("schedules/nightly.json"), "{");

        assertThatThrownBy(() -> store().all()).isInstanceOf(GatherException.class)
                .hasMessageContaining("nightly.json");
    }

    @Test
    void tellsConditionsApart() {
        assertThat(run(1, 0).condition()).isEqualTo(ScheduledRun.Condition.WELL);
        assertThat(run(1, 3).condition()).isEqualTo(ScheduledRun.Condition.PARTIAL);
        assertThat(run(1, 6).condition()).isEqualTo(ScheduledRun.Condition.FAILED);
    }
}
