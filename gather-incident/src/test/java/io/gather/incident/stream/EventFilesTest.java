package io.gather.incident.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.gather.fixtures.programs.Peer;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EventFilesTest {
    private static final TubId TUB = new TubId("abcdefgh".repeat(4));

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T23:57:08.5Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private EventFiles open(Duration every, boolean compressed) throws IOException {
        return EventFiles.open(folder, new EventFiles.FileRotation(every, compressed), clock, notices::add);
    }

    private static Dict event(int number) {
        return Dict.EMPTY.with("num", LogValue.of(number)).with("time", LogValue.of(1.5e9))
                .with("level", LogValue.of(20))
                .with("message", LogValue.of("event " + number))
                .with("incarnation", new LogValue.Items(List.of(LogValue.of("a"), new LogValue.Nothing())));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> String.valueOf(it.getFileName())).sorted().toList();
        }
    }

    @Test
    void rotatesAndCompresses() throws Exception {
        try (EventFiles files = open(Duration.ofMinutes(10), true)) {
            assertThat(names()).containsExactly("from-2026-11-20--23-57-08Z---to-present.flog");
            files.event(TUB, event(1));
            assertThat(Files.readAllLines(folder.resolve(names().getFirst())).getLast())
                    .isEqualTo("{\"from\": \"" + TUB + "\", \"rx_time\": 1795219028.5, \"d\": {\"num\": 1, "
                            + "\"time\": 1500000000.0, \"level\": 20, \"message\": \"event 1\", \"incarnation\": [\"a\", null]}}");
            now = now.plus(Duration.ofMinutes(9));
            files.rotateIfDue();
            assertThat(names()).hasSize(1);
            now = now.plus(Duration.ofMinutes(1));
            files.rotateIfDue();
            files.event(TUB, event(2));
        }
        assertThat(names()).containsExactly("from-2026-11-20--23-57-08Z---to-2026-11-21--00-07-08Z.flog.bz2",
                "from-2026-11-21--00-07-08Z---to-2026-11-21--00-07-08Z.flog");
        assertThat(notices).isEmpty();
        for (String each : names()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(each))))
                    .isEqualTo("rw-------");
            assertThat(Peer.require("flogtool").command("dump", folder.resolve(each).toString()).run().output())
                    .contains("abcdefgh#").contains(": event ");
        }
    }

    @Test
    void endsWhatAProcessLeftBehind() throws Exception {
        Path left = Files.writeString(folder.resolve("from-2026-11-20--20-00-00Z---to-present.flog"),
                "# foolscap flogfile v1\n");
        Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-11-20T21:00:00Z")));
        try (EventFiles files = open(Duration.ZERO, false)) {
            files.rotateIfDue();
            assertThat(names()).containsExactly("from-2026-11-20--20-00-00Z---to-2026-11-20--21-00-00Z.flog",
                    "from-2026-11-20--23-57-08Z---to-present.flog");
        }
    }

    @Test
    void beginsNoFileTwiceInASecond() throws Exception {
        open(Duration.ZERO, false).close();
        open(Duration.ZERO, false).close();
        assertThat(names()).hasSize(2);
        for (String each : names()) {
            assertThat(Files.readAllLines(folder.resolve(each))).hasSize(2);
        }
    }

    @Test
    void saysOnceThatEventsAreLost() throws Exception {
        EventFiles files = open(Duration.ZERO, false);
        files.close();
        files.event(TUB, event(1));
        files.event(TUB, event(2));
        assertThat(notices).singleElement().asString().contains("events are lost");
    }
}
