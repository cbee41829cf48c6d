package io.gather.incident.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.gather.core.error.GatherException;
import io.gather.core.units.ByteSize;
import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IncidentSpoolTest {
    @TempDir
    Path base;

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");

    private IncidentSpool open(int incidents) {
        return IncidentSpool.open(base.resolve("spool"), new SpoolLimits(incidents, ByteSize.ofMiB(1)), () -> now,
                notices::add);
    }

    private static IncidentName add(IncidentSpool spool, String key, String text)
            throws IOException, InterruptedException {
        Dict trigger = Dict.EMPTY.with("message", LogValue.of(text)).with("line", LogValue.of(key));
        return spool.add(key, Dict.EMPTY.with("type", LogValue.of("incident")).with("trigger", trigger),
                List.of(trigger)).orElseThrow();
    }

    @Test
    void namesGrowWhateverTheClockDoes() throws Exception {
        IncidentSpool spool = open(100);
        List<IncidentName> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            names.add(add(spool, "key " + i, "text"));
            now = i == 5 ? now.minus(Duration.ofDays(3)) : i % 2 == 0 ? now.plusMillis(300) : now;
        }
        names.add(add(open(100), "of the next process", "text"));
        assertThat(names).isSorted().doesNotHaveDuplicates();
        assertThat(names.getFirst().text()).startsWith("incident-2026-11-22--03-00-00Z-");
    }

    @Test
    void keepsWhatLedToAnIncidentOnce() throws Exception {
        IncidentSpool spool = open(100);
        IncidentName name = add(spool, "key", "text");
        Dict header = Dict.EMPTY.with("trigger", Dict.EMPTY);
        assertThat(spool.add("key", header, List.of())).isEmpty();
        IncidentSpool next = open(100);
        assertThat(next.add("key", header, List.of())).isEmpty();
        assertThat(next.names()).containsExactly(name);
        assertThat(next.trigger(name).flatMap(it -> it.text("message"))).contains("text");
        assertThat(next.read(name).orElseThrow().events()).hasSize(1);
    }

    @Test
    void theOldestLeaveAndThoseThatNobodyFetchedAreMissed() throws Exception {
        IncidentSpool spool = open(3);
        for (int i = 0; i < 3; i++) {
            spool.fetched(add(spool, "key " + i, "text"));
        }
        IncidentName kept = add(spool, "not fetched", "text");
        assertThat(notices).isEmpty();
        assertThat(spool.names()).hasSize(3).contains(kept);
        for (int i = 3; i < 6; i++) {
            IncidentName ignored = add(spool, "key " + i, "text");
        }
        assertThat(spool.names()).hasSize(3).doesNotContain(kept);
        assertThat(notices).containsExactly(
                "1 incidents that no gatherer has fetched were removed to make room for later ones");
        try (var files = Files.list(base.resolve("spool/fetched"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void tellsOfWhatAnotherProcessHasAdded() throws Exception {
        IncidentSpool watch = open(100);
        IncidentName first = add(watch, "1", "text");
        List<IncidentName> heard = new ArrayList<>();
        assertThat(watch.observe(heard::add)).containsExactly(first);
        IncidentName reported = add(open(100), "2", "by hand");
        watch.lookForNew();
        watch.lookForNew();
        assertThat(heard).containsExactly(reported);
    }

    @Test
    void nobodyElseLooksIntoIt() throws Exception {
        IncidentSpool spool = open(10);
        IncidentName name = add(spool, "1", "text");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool.folder()))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool.folder().resolve(name.file()))))
                .isEqualTo("rw-------");
        Files.createDirectory(base.resolve("real"));
        Files.createSymbolicLink(base.resolve("link"), base.resolve("real"));
        assertThatThrownBy(() -> IncidentSpool.open(base.resolve("link"), SpoolLimits.USUAL, () -> now, notices::add))
                .isInstanceOfSatisfying(GatherException.class, it -> assertThat(it.code()).isEqualTo("GATHER-7843"));
    }

    @Test
    void aDamagedFileIsPassedOver() throws Exception {
        IncidentSpool spool = open(10);
        IncidentName name = add(spool, "1", "text");
        Files.write(spool.folder().resolve(name.file()), new byte[]{1, 2, 3});
        assertThat(spool.trigger(name)).isEmpty();
        assertThat(spool.read(name)).isEmpty();
        assertThat(open(10).names()).containsExactly(name);
    }
}
