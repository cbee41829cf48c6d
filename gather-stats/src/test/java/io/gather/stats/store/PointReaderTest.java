package io.gather.stats.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import io.gather.fixtures.random.Seed;
import io.gather.stats.metric.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PointReaderTest {
    private static final int BATCH = 20;

    @TempDir
    Path folder;

    private final ScanTally tally = new ScanTally();

    @Test
    void aTornEndCostsOnlyItself() throws IOException {
        byte[] whole = batches(0, 3);
        byte[] two = batches(0, 2);
        for (int cut = two.length; cut < whole.length; cut += 7) {
            ScanTally each = new ScanTally();
            assertThat(read(file(Arrays.copyOf(whole, cut)), TimeSpan.ALL, each)).hasSize(2 * BATCH);
            assertThat(each.damages()).isZero();
        }
    }

    @Test
    void membersOfOtherTimesAreNotInflated() throws IOException {
        byte[] bytes = batches(0, 3);
        // The first one's content is gone; whoever asks for the others does not notice.
        Arrays.fill(bytes, PointMember.HEADER, PointMember.HEADER + 40, (byte) 0);

        assertThat(read(file(bytes), new TimeSpan(BATCH, 2 * BATCH), tally)).hasSize(BATCH);
        assertThat(tally.damages()).isZero();
        assertThat(read(file(bytes), TimeSpan.ALL, tally)).hasSize(2 * BATCH);
        assertThat(tally.damages()).isEqualTo(1);
        assertThat(tally.damaged()).hasSize(1);
    }

    @Test
    void theSameLineTwiceIsOnePoint() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.write(batches(0, 2));
        twice.write(batches(1, 2));

        assertThat(read(file(twice.toByteArray()), TimeSpan.ALL, tally)).hasSize(3 * BATCH);
        assertThat(tally.repeated()).isEqualTo(BATCH);
    }

    @Test
    void linesOfOthersAreRead() throws IOException {
        String lines = "{\"time\":5,\"name\":\"a\",\"fields\":{\"value\":1}}\nno point\n"
                + "{\"time\":6,\"name\":\"b\",\"fields\":{\"value\":1}}";
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(file(lines.getBytes(StandardCharsets.UTF_8)), TimeSpan.ALL, tally)).hasSize(2);
        assertThat(tally.damages()).isEqualTo(1);
        assertThat(read(packed, new TimeSpan(6, 7), tally)).singleElement().extracting(Point::name).isEqualTo("b");
        byte[] torn = Files.readAllBytes(packed);
        assertThat(read(file(Arrays.copyOf(torn, torn.length - 9)), TimeSpan.ALL, tally)).hasSizeLessThan(3);
        assertThat(
                read(file(("x".repeat(PointReader.LONGEST_LINE + 5) + "\n" + lines).getBytes(StandardCharsets.UTF_8)),
                        TimeSpan.ALL, tally))
                .hasSize(2);
    }

    @Test
    void theVisitorMayHaveEnough() throws IOException {
        List<Point> points = new ArrayList<>();
        boolean all = new PointReader(TimeSpan.ALL, tally).read(List.of(file(batches(0, 3))), point -> {
            points.add(point);
            return points.size() < 5;
        });
        assertThat(all).isFalse();
        assertThat(points).hasSize(5);
    }

    /** Whatever becomes of a file: what is read is what was written, and members that nothing happened to are read. */
    @Test
    void damageIsNeverBelieved() throws IOException {
        long seed = Seed.next();
        Random random = new Random(seed);
        Set<Point> written = new HashSet<>(points(0, 6));
        byte[] whole = batches(0, 6);
        for (int i = 0; i < 600; i++) {
            byte[] bytes = damaged(whole, random);
            List<Point> read = read(file(bytes), TimeSpan.ALL, new ScanTally());

            assertThat(written).as("seed %d, round %d", seed, i).containsAll(read);
        }
        byte[] bytes = whole.clone();
        bytes[bytes.length / 2] ^= 0x55;
        assertThat(read(file(bytes), TimeSpan.ALL, tally)).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(4 * BATCH);
    }

    private static byte[] damaged(byte[] whole, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = random.nextInt(whole.length);
        out.write(whole, 0, at);
        byte[] noise = new byte[random.nextInt(50)];
        random.nextBytes(noise);
        out.writeBytes(noise);
        int from = Math.min(whole.length, at + random.nextInt(200));
        out.write(whole, from, (whole.length - from) / (1 + random.nextInt(2)));
        return out.toByteArray();
    }

    private static List<Point> points(int from, int count) {
        List<Point> all = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            all.addAll(Samples.row("a", (long) i * BATCH, BATCH));
        }
        return all;
    }

    private static byte[] batches(int from, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = from; i < from + count; i++) {
            MemberBuilder builder = new MemberBuilder();
            points(i, 1).forEach(builder::add);
            builder.finish().forEach(out::writeBytes);
        }
        return out.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    private static List<Point> read(Path file, TimeSpan span, ScanTally tally) throws IOException {
        List<Point> points = new ArrayList<>();
        new PointReader(span, tally).read(List.of(file), points::add);
        return points;
    }
}
