package io.gather.incident.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.gather.core.units.ByteSize;
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
        return EventFiles.open(folder, new EventFiles.FileRotation(every, compressed, ByteSize.of(0)), clock,
                notices::add);
    }

    private static Dict event(int number) {
        return Dict.EMPTY.with("num", LogValue.of(number)).with("time", LogValue.of(1.5e9))
                .with("level", LogValue.of(20))
                .with("message", LogValue.of("event " + number))
                .with("incarnation", new LogValue.Items(List.of(LogValue.of("a"), new LogValue.Nothing())));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(it -> String.valueOf(it.getFileName())).sorted().toList();
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
            // Closing waits two seconds for what compresses, which a busy disk exceeds.
            for (int i = 0; i < 2000 && names().stream().anyMatch(it -> it.endsWith("07-08Z.flog")); i++) {
                LockSupport.parkNanos(10_000_000);
            }
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

    /** Has room until it is full; what it is given then is written in part. */
    private static final class SmallDisk implements GrowingLog.Disk {
        private boolean full;

        @Override
        public SeekableByteChannel open(Path file, boolean begins) throws IOException {
            if (full && begins) {
                throw new IOException("no space left on device");
            }
            SeekableByteChannel to = Files.newByteChannel(file, StandardOpenOption.WRITE, begins
                    ? StandardOpenOption.CREATE_NEW
                    : StandardOpenOption.WRITE);
            return new SeekableByteChannel() {
                @Override
                public int write(ByteBuffer bytes) throws IOException {
                    if (!full) {
                        return to.write(bytes);
                    }
                    to.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
                    throw new IOException("no space left on device");
                }

                @Override
                public int read(ByteBuffer bytes) throws IOException {
                    return to.read(bytes);
                }

                @Override
                public long position() throws IOException {
                    return to.position();
                }

                @Override
                public SeekableByteChannel position(long at) throws IOException {
                    return to.position(at);
                }

                @Override
                public long size() throws IOException {
                    return to.size();
                }

                @Override
                public SeekableByteChannel truncate(long size) throws IOException {
                    return to.truncate(size);
                }

                @Override
                public boolean isOpen() {
                    return to.isOpen();
                }

                @Override
                public void close() throws IOException {
                    to.close();
                }
            };
        }
    }

    private EventFiles open(Duration every, SmallDisk disk) throws IOException {
        return EventFiles.open(folder, new EventFiles.FileRotation(every, false, ByteSize.of(0)), clock, notices::add,
                disk);
    }

    @Test
    void keepsWholeLinesOnAFullDiskAndGoesOnWhenThereIsRoom() throws Exception {
        SmallDisk disk = new SmallDisk();
        try (EventFiles files = open(Duration.ZERO, disk)) {
            files.event(TUB, event(1));
            disk.full = true;
            files.event(TUB, event(2));
            files.event(TUB, event(3));
            disk.full = false;
            files.event(TUB, event(4));
        }
        assertThat(notices).singleElement().asString().contains("events are lost", "no space left");
        assertThat(Files.readAllLines(folder.resolve(names().getFirst()))).hasSize(4).satisfies(
                lines -> assertThat(lines.get(2)).contains("event 1").endsWith("}"),
                lines -> assertThat(lines.get(3)).contains("event 4").endsWith("}"));
    }

    @Test
    void growsOnWhereNoFileCanBeBegunAndRotatesWhenOneCan() throws Exception {
        SmallDisk disk = new SmallDisk();
        try (EventFiles files = open(Duration.ofMinutes(10), disk)) {
            now = now.plus(Duration.ofMinutes(10));
            disk.full = true;
            files.rotateIfDue();
            files.rotateIfDue();
            assertThat(names()).containsExactly("from-2026-11-20--23-57-08Z---to-present.flog");
            assertThat(notices).singleElement().asString().contains("grows on");
            disk.full = false;
            files.event(TUB, event(1));
            now = now.plus(Duration.ofMinutes(1));
            files.rotateIfDue();
            files.event(TUB, event(2));
        }
        assertThat(names()).containsExactly("from-2026-11-20--23-57-08Z---to-2026-11-21--00-08-08Z.flog",
                "from-2026-11-21--00-08-08Z---to-2026-11-21--00-08-08Z.flog");
        assertThat(folder.resolve(names().getFirst())).content().contains("event 1");
        assertThat(folder.resolve(names().getLast())).content().contains("event 2");
    }

    @Test
    void goesOnAfterAThreadWasInterruptedThatWrote() throws Exception {
        try (EventFiles files = open(Duration.ZERO, false)) {
            Thread.currentThread().interrupt();
            files.event(TUB, event(1));
            assertThat(Thread.interrupted()).isTrue();
            files.event(TUB, event(2));
        }
        assertThat(folder.resolve(names().getFirst())).content().contains("event 2");
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws Exception {
        Files.write(folder.resolve("from-2026-11-18--20-00-00Z---to-2026-11-18--21-00-00Z.flog.bz2"), new byte[3000]);
        Files.write(folder.resolve("from-2026-11-19--20-00-00Z---to-2026-11-19--21-00-00Z.flog"), new byte[3000]);
        Files.write(folder.resolve("from-nobody.flog"), new byte[3000]);
        try (EventFiles files = EventFiles.open(folder, new EventFiles.FileRotation(Duration.ZERO, false,
                ByteSize.of(4000)), clock, notices::add)) {
            assertThat(names()).containsExactly("from-2026-11-19--20-00-00Z---to-2026-11-19--21-00-00Z.flog",
                    "from-2026-11-20--23-57-08Z---to-present.flog", "from-nobody.flog");
            for (int i = 0; i < 10; i++) {
                files.event(TUB, event(i));
                now = now.plus(Duration.ofSeconds(1));
                files.rotateIfDue();
            }
        }
        assertThat(names()).doesNotContain("from-2026-11-19--20-00-00Z---to-2026-11-19--21-00-00Z.flog")
                .contains("from-nobody.flog").as("a file that is too large has ended")
                .anyMatch(it -> it.startsWith("from-2026-11-20--23-57-08Z---to-2026-11-20--23-57-1")).hasSize(3);
        assertThat(notices).hasSize(2).allMatch(it -> it.equals("1 old file of events went to make room"));
    }
}
