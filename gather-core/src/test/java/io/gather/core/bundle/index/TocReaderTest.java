package io.gather.core.bundle.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The table as we write it, as others do, and as nobody should. */
@Timeout(30)
class TocReaderTest {
    private static final String DIGEST = "ab".repeat(32);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isReadAsItWasWritten(long seed) throws Exception {
        List<TocEntry> entries = entries(new Random(seed));

        assertThat(read(table(entries))).isEqualTo(entries);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damageIsNeverMoreThanAnException(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] table = table(entries(random));
        for (int i = 0; i < 1500; i++) {
            byte[] damaged = random.nextInt(5) == 0
                    ? java.util.Arrays.copyOf(table, random.nextInt(table.length))
                    : table.clone();
            for (int damage = random.nextInt(1, 5); damage > 0 && damaged.length > 0; damage--) {
                damaged[random.nextInt(damaged.length)] = (byte) "0-9\"{}[],:\u0000x".charAt(random.nextInt(12));
            }
            try {
                assertThat(read(damaged)).allSatisfy(entry -> assertThat(entry.mode()).isBetween(0, 07777));
            } catch (IOException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"entries\":{}}", "{\"entries\":[1]}", "{\"entries\":[{\"name\":1}]}",
            "{\"entries\":[{\"type\":\"char\"}]}", "{\"entries\":[{\"type\":\"reg\",\"size\":-1}]}",
            "{\"entries\":[{\"type\":\"reg\",\"size\":1.5}]}",
            "{\"entries\":[{\"type\":\"reg\",\"digest\":\"md5:0\"}]}",
            "{\"entries\":[{\"type\":\"reg\",\"modtime\":\"now\"}]}",
            "{\"entries\":[{\"type\":\"reg\",\"size\":99999999999999999999}]}",
            "{\"entries\":[{\"name\":\"a\",\"type\":\"reg\",\"size\":9,\"chunkSize\":10}]}",
            "{\"entries\":[{\"name\":\"a\",\"type\":\"reg\",\"size\":9,\"chunkSize\":5}]}",
            "{\"entries\":[{\"name\":\"a\",\"type\":\"reg\",\"size\":9,\"chunkSize\":5},"
                    + "{\"name\":\"b\",\"type\":\"chunk\",\"chunkOffset\":5,\"chunkSize\":4}]}",
            "{\"entries\":[{\"name\":\"a\",\"type\":\"reg\",\"size\":9,\"chunkSize\":5},"
                    + "{\"name\":\"a\",\"type\":\"chunk\",\"chunkOffset\":6,\"chunkSize\":3}]}"})
    void whatContradictsItselfIsRefused(String table) {
        assertThatThrownBy(() -> read(table.getBytes(StandardCharsets.UTF_8))).isInstanceOf(IOException.class);
    }

    @Test
    void fieldsOfOthersAreNotMinded() throws Exception {
        String table = "{\"version\":1,\"x\":{\"y\":[1]},\"entries\":[{\"name\":\"d/\",\"type\":\"dir\",\"xattrs\":{\"a\":\"b\"},"
                + "\"mode\":493}],\"after\":[]}";
        assertThat(read(table.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new TocEntry.Directory("d", Instant.EPOCH, 0755));
    }

    @Test
    void noMoreIsBelievedThanIsAllowed() throws Exception {
        byte[] table = table(List.of(new TocEntry.Directory("abc", Instant.EPOCH, 0), new TocEntry.Directory("d",
                Instant.EPOCH, 0)));
        for (TocLimits limits : List.of(new TocLimits(1, 100), new TocLimits(9, 4))) {
            assertThatThrownBy(() -> read(table, limits)).isInstanceOfSatisfying(TocException.class,
                    e -> assertThat(e.tooLarge()).isTrue());
        }
        assertThat(read(table, new TocLimits(2, 100))).hasSize(2);
    }

    private static List<TocEntry> entries(Random random) {
        List<TocEntry> entries = new ArrayList<>();
        for (int i = random.nextInt(1, 30); i > 0; i--) {
            String name = "r/" + i + "ä\"\\\n😀".substring(0, random.nextInt(5)) + "x".repeat(random.nextInt(300));
            Instant modified = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
            entries.add(switch (random.nextInt(3)) {
                case 0 -> new TocEntry.Directory(name, modified, random.nextInt(010000));
                case 1 -> new TocEntry.Link(name, modified, 0777, "../" + i);
                default -> {
                    long size = random.nextInt(4) == 0 ? 0 : random.nextLong(1, 1L << random.nextInt(2, 50));
                    yield new TocEntry.File(name, modified, 0640, size, random.nextBoolean() ? null : DIGEST,
                            parts(random, size));
                }
            });
        }
        return entries;
    }

    private static List<TocEntry.Part> parts(Random random, long size) {
        List<TocEntry.Part> parts = new ArrayList<>();
        for (long from = 0; from < size;) {
            long part = parts.size() > 5 ? size - from : random.nextLong(1, size - from + 1);
            parts.add(new TocEntry.Part(random.nextInt(1, 1000), random.nextInt(2) * 7L, from, part,
                    random.nextBoolean() ? null : DIGEST));
            from += part;
        }
        return parts;
    }

    private static byte[] table(List<TocEntry> entries) throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        table.writeBytes("{\"version\":1,\"entries\":[\n".getBytes(StandardCharsets.US_ASCII));
        boolean first = true;
        for (TocEntry entry : entries) {
            for (byte[] line : TocLines.of(entry)) {
                table.writeBytes(first ? new byte[0] : new byte[]{','});
                table.writeBytes(line);
                first = false;
            }
        }
        table.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
        return table.toByteArray();
    }

    private static List<TocEntry> read(byte[] table) throws IOException {
        return read(table, TocLimits.DEFAULT);
    }

    private static List<TocEntry> read(byte[] table, TocLimits limits) throws IOException {
        List<TocEntry> entries = new ArrayList<>();
        try (TocReader reader = new TocReader(new ByteArrayInputStream(table), limits)) {
            for (TocEntry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
