package io.gather.stats.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.gather.core.units.ByteSize;
import io.gather.stats.metric.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");
    private static final long SECOND = NOW.getEpochSecond();
    private static final PointStoreLimits LIMITS = limits(ByteSize.ofMiB(1), ByteSize.ofMiB(100));

    @TempDir
    Path folder;

    @Test
    void eachHourHasItsFile() throws Exception {
        StoreWriter writer = writer("east", LIMITS);
        writer.write(Samples.row("a", SECOND, 3));
        writer.write(List.of(Samples.point("a", SECOND - 1900, 1, "cluster", "east"),
                Samples.point("a", SECOND + 10, 1, "cluster", "east")));
        writer("west/..", LIMITS).write(Samples.row("b", SECOND, 1));

        assertThat(names()).hasSize(3).allMatch(name -> name.matches(
                "(east/20261122T0[23]Z|west%2f\\.\\./20261122T03Z)\\.[0-9a-f]{14}\\.0000\\.jsonl\\.gz"));
        assertThat(read(TimeSpan.ALL)).hasSize(6);
        assertThat(read(new TimeSpan(SECOND - 1900, SECOND))).hasSize(1);
        assertThat(StoreFolder.files(folder, new TimeSpan(SECOND - 1900, SECOND - 1800))).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("east"))))
                .isEqualTo("rwx------");
    }

    @Test
    void othersReadItWithZcat() throws Exception {
        StoreWriter writer = writer("east", LIMITS);
        writer.write(Samples.row("a", SECOND, 3));
        writer.write(Samples.row("b", SECOND, 2));

        Process zcat = new ProcessBuilder("zcat", StoreFolder.files(folder, TimeSpan.ALL).getFirst().toString())
                .start();
        List<String> lines = zcat.inputReader().readAllLines();

        assertThat(zcat.waitFor()).isZero();
        assertThat(zcat.errorReader().readAllLines()).isEmpty();
        assertThat(lines).hasSize(5).first().isEqualTo("{\"time\":" + SECOND
                + ",\"name\":\"a\",\"tags\":{\"cluster\":\"east\"},\"fields\":{\"value\":0.0}}");
    }

    @Test
    void aFileThatIsLargeEnoughIsFollowedByAnother() throws Exception {
        StoreWriter writer = writer("east", limits(ByteSize.of(600), ByteSize.ofMiB(100)));
        for (int i = 0; i < 10; i++) {
            writer.write(Samples.row("stat" + i, SECOND, 3));
        }
        assertThat(names()).hasSizeBetween(2, 5).last().asString().doesNotContain(".0000.");
        assertThat(read(TimeSpan.ALL)).hasSize(30).extracting(Point::name).first().isEqualTo("stat0");
    }

    @Test
    void theOldestHoursMakeRoom() throws Exception {
        StoreWriter writer = writer("east", limits(ByteSize.ofMiB(1), ByteSize.of(3 * 4096)));
        for (int hour = 9; hour >= 0; hour--) {
            writer("other" + hour, limits(ByteSize.ofMiB(1), ByteSize.ofMiB(1)))
                    .write(Samples.row("a", SECOND - hour * 3600L, 3));
        }
        Files.createFile(folder.resolve("other1/not-ours.gz"));
        writer.write(Samples.row("a", SECOND, 3));

        assertThat(names()).extracting(name -> name.substring(0, 7)).containsExactly("east/20", "other0/", "other1/",
                "other1/", "other2/");
    }

    @Test
    void whatIsTooOldIsNeitherTakenNorKept() throws Exception {
        writer("east", LIMITS).write(Samples.row("a", SECOND, 3));
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(31)), ZoneOffset.UTC);
        StoreWriter writer = new StoreWriter(folder, "east", LIMITS, later, new Random(1));

        assertThat(writer.write(List.of(Samples.point("a", SECOND, 1), Samples.point("a", SECOND + 40 * 86_400L, 1),
                Samples.point("a", SECOND + 31 * 86_400L, Double.NaN), Samples.point("a", SECOND + 31 * 86_400L, 1))))
                .isEqualTo(3);
        assertThat(names()).singleElement().asString().startsWith("east/20261223T03Z");
    }

    @Test
    void nothingIsWrittenWhereLittleIsFree() {
        PointStoreLimits limits = new PointStoreLimits(ByteSize.ofMiB(1), ByteSize.ofMiB(1), Duration.ofDays(1),
                ByteSize.of(Long.MAX_VALUE));

        assertThatThrownBy(() -> writer("east", limits).write(Samples.row("a", SECOND, 3)))
                .isInstanceOf(IOException.class).hasMessageContaining("free").hasMessageContaining("leave_free");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLinkIsNotWrittenThrough() throws Exception {
        Files.createSymbolicLink(folder.resolve("east"), Files.createDirectory(folder.resolve("elsewhere")));
        StoreWriter writer = writer("east", LIMITS);

        assertThatThrownBy(() -> writer.write(Samples.row("a", SECOND, 3))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
    }

    private StoreWriter writer(String cluster, PointStoreLimits limits) {
        return new StoreWriter(folder, cluster, limits, Clock.fixed(NOW, ZoneOffset.UTC), new Random());
    }

    private static PointStoreLimits limits(ByteSize file, ByteSize total) {
        return new PointStoreLimits(file, total, Duration.ofDays(30), ByteSize.of(0));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(it -> folder.relativize(it).toString()).sorted().toList();
        }
    }

    private List<Point> read(TimeSpan span) throws IOException {
        List<Point> points = new ArrayList<>();
        new PointReader(span, new ScanTally()).read(StoreFolder.files(folder, span), points::add);
        return points;
    }
}
