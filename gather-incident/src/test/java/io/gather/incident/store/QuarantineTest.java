package io.gather.incident.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.units.ByteSize;
import io.gather.incident.classify.Classifier;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class QuarantineTest {
    private static final TubId DEMO = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;
    private final List<String> notices = new ArrayList<>();

    private IncidentStore open(StoreLimits limits) throws Exception {
        return IncidentStore.open(folder, Classifier.none(), limits, Clock.fixed(NOW, ZoneOffset.UTC), notices::add);
    }

    private static IncidentName name(int i) {
        return new IncidentName("incident-2026-11-22--10-00-0" + i + "Z-abcdefg");
    }

    private static void store(IncidentStore store, int i) throws Exception {
        Dict trigger = Dict.EMPTY.with("num", LogValue.of(i)).with("message",
                LogValue.of("kind " + "abcdefghi".charAt(i)));
        store.store(DEMO, name(i), Dict.EMPTY.with("trigger", trigger).with("type", LogValue.of("incident")),
                List.of());
    }

    private Path damaged(int i, int bytes) throws Exception {
        Path file = folder.resolve("gather/quarantine/" + DEMO + "/" + name(i).file());
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60 - i)));
        return file;
    }

    @Test
    void isCountedAndItsOldestGoBeforeAnyIncident() throws Exception {
        Path oldest = damaged(1, 40_000);
        Path older = damaged(2, 40_000);
        Path newest = damaged(3, 40_000);
        IncidentStore store = open(new StoreLimits(0, ByteSize.of(100_000)));

        store(store, 4);

        assertThat(oldest).doesNotExist();
        assertThat(older).exists();
        assertThat(newest).exists();
        assertThat(folder.resolve("incidents/" + DEMO + "/" + name(4).file())).exists();
        assertThat(notices).containsExactly("1 damaged file of gather/quarantine went to make room");
        store(store, 5);
        assertThat(older).as("there is room again").exists();
    }

    @Test
    void isCountedAmongThemAsWell() throws Exception {
        damaged(1, 10);
        damaged(2, 10);
        IncidentStore store = open(new StoreLimits(4, ByteSize.of(0)));
        for (int i = 3; i < 8; i++) {
            store(store, i);
        }

        assertThat(folder.resolve("gather/quarantine/" + DEMO)).doesNotExist();
        assertThat(notices).containsExactly("2 damaged files of gather/quarantine went to make room",
                "2 old incidents went to make room");
    }

    @Test
    void whatIsLaidAsideWhileIncidentsComeCountsToo() throws Exception {
        IncidentStore store = open(new StoreLimits(0, ByteSize.of(100_000)));
        Path file = folder.resolve("incidents/" + DEMO + "/" + name(1).file());
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[200_000]);

        store(store, 1);

        assertThat(notices).hasSize(2).last().isEqualTo("1 damaged file of gather/quarantine went to make room");
        assertThat(folder.resolve("gather/quarantine/" + DEMO)).doesNotExist();
        assertThat(file).exists();
    }
}
