package io.gather.incident.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AskedNamesTest {
    private static final TubId TUB = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");
    private static final TubId CLONE = new TubId("6rh5zu5fohl76ovo6fggsb7zednx3bst");

    @TempDir
    private Path folder;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private AskedNames asked;

    @BeforeEach
    void open() {
        asked = new AskedNames(new StorePlaces(folder), () -> now);
    }

    private static IncidentName name(String time) {
        return new IncidentName("incident-" + time + "Z-abcdefg");
    }

    @Test
    void asksForADayMoreThanItLacks() throws Exception {
        assertThat(asked.since(TUB)).isEmpty();
        asked.reached(TUB, "", name("2026-11-22--09-00-00"));
        open();
        assertThat(asked.since(TUB)).isEqualTo("incident-2026-11-21--09-00-00Z");
        asked.reached(TUB, "incident-2026-11-21--09-00-00Z", name("2026-11-22--09-30-00"));
        assertThat(asked.since(TUB)).isEqualTo("incident-2026-11-21--09-00-00Z");
        now = now.plus(Duration.ofHours(10));
        asked.reached(TUB, "incident-2026-11-21--09-00-00Z", name("2026-11-22--19-30-00"));
        assertThat(asked.since(TUB)).isEqualTo("incident-2026-11-21--19-30-00Z");
    }

    /** A connection over which everything was asked for may last for weeks. */
    @Test
    void isNotWrittenForEachIncident() throws Exception {
        asked.reached(TUB, "", name("2026-11-22--09-00-00"));
        Path file = folder.resolve("gather/asked/" + TUB);
        String first = Files.readString(file);
        now = now.plus(Duration.ofMinutes(50));
        asked.reached(TUB, "", name("2026-11-22--09-50-00"));
        assertThat(file).hasContent(first);
        now = now.plus(Duration.ofMinutes(50));
        asked.reached(TUB, "", name("2026-11-22--10-40-00"));
        assertThat(asked.since(TUB)).isEqualTo("incident-2026-11-21--10-40-00Z");
        now = now.plus(Duration.ofDays(8));
        asked.reached(TUB, "", name("2026-11-22--10-40-00"));
        assertThat(asked.since(TUB)).isNotEmpty();
    }

    @Test
    void aClockThatIsAheadHidesNothing() throws Exception {
        asked.reached(TUB, "", name("2038-01-19--03-14-07"));
        assertThat(asked.since(TUB)).isEqualTo("incident-2026-11-21--10-00-00Z");
        asked.reached(TUB, "", new IncidentName("incident-zzz"));
        assertThat(asked.since(TUB)).isEqualTo("incident-2026-11-21--10-00-00Z");
    }

    @Test
    void aClockThatWasBehindHidesThingsForAWeek() throws Exception {
        asked.reached(TUB, "", name("2026-11-22--09-00-00"));
        now = now.plus(Duration.ofDays(6));
        asked.reached(TUB, asked.since(TUB), name("2026-11-28--09-00-00"));
        assertThat(asked.since(TUB)).isEqualTo("incident-2026-11-27--09-00-00Z");
        now = now.plus(Duration.ofDays(1));
        assertThat(asked.since(TUB)).isEmpty();
    }

    @Test
    void whatComesFromLongAgoIsAskedForUntilItIsHere() throws Exception {
        asked.reached(TUB, "", name("2026-11-22--09-00-00"));
        asked.wanted(TUB, name("2026-11-21--09-00-01"));
        assertThat(asked.since(TUB)).isNotEmpty();
        asked.wanted(TUB, name("1970-01-01--00-01-00"));
        assertThat(asked.since(TUB)).isEmpty();
    }

    @Test
    void whatOneTubHasIsNothingToAnother() throws Exception {
        asked.reached(TUB, "", name("2026-11-22--09-00-00"));
        assertThat(asked.since(CLONE)).isEmpty();
    }

    @Test
    void asksForEverythingWhereTheFileIsDamaged() throws Exception {
        asked.reached(TUB, "", name("2026-11-22--09-00-00"));
        for (String odd : new String[]{"", "\n", "incident-2026", "../x 2026-11-22T10:00:00Z", "incident-1 now"}) {
            Files.writeString(folder.resolve("gather/asked/" + TUB), odd);
            assertThat(asked.since(TUB)).isEmpty();
        }
    }
}
