package io.gather.core.bundle.tar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import io.gather.core.bundle.index.TocEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written is read again, here and elsewhere. */
class TarHeaderTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:15:00Z");
    private static final long LARGEST = 077777777777L;

    @ParameterizedTest
    @CsvSource({"0,0", "1,511", "511,1", "512,0", "513,511", "8589934592,0"})
    void paddingFillsTheLastBlock(long size, int padding) {
        assertThat(TarHeader.padding(size)).isEqualTo(padding);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyEntryIsReadAsItWasWritten(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            TocEntry entry = entry(random, name(random));
            byte[] blocks = TarHeader.of(entry);

            assertThat(blocks.length % TarHeader.BLOCK).isZero();
            assertSame(entry, item(blocks));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void anotherReaderUnderstandsIt(long seed) throws Exception {
        Random random = new Random(seed);
        List<TocEntry> entries = new ArrayList<>();
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            TocEntry entry = entry(random, i + name(random));
            if (!(entry instanceof TocEntry.File file) || file.size() == 0) {
                entries.add(entry);
                tar.writeBytes(TarHeader.of(entry));
            }
        }
        tar.writeBytes(new byte[2 * TarHeader.BLOCK]);
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar.toByteArray()),
                "UTF-8")) {
            for (TocEntry entry : entries) {
                TarArchiveEntry read = Objects.requireNonNull(in.getNextEntry());
                assertThat(read.getName().replaceFirst("/$", "")).isEqualTo(entry.name());
                assertThat(read.getMode() & 07777).isEqualTo(entry.mode());
                assertThat(read.getLastModifiedTime().toInstant()).isEqualTo(entry.modified());
                if (entry instanceof TocEntry.Link link) {
                    assertThat(read.getLinkName()).isEqualTo(link.target());
                }
            }
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @Test
    void whatUstarHoldsNeedsOneBlock() {
        assertThat(TarHeader.of(file("a".repeat(100), LARGEST))).hasSize(TarHeader.BLOCK);
        assertThat(TarHeader.of(file("a".repeat(101), 1))).hasSize(3 * TarHeader.BLOCK);
        assertThat(TarHeader.of(file("ä", 1))).hasSize(3 * TarHeader.BLOCK);
        assertThat(TarHeader.of(file("a", LARGEST + 1))).hasSize(3 * TarHeader.BLOCK);
    }

    /** The length of a pax record counts its own digits. */
    @ParameterizedTest
    @ValueSource(ints = {85, 86, 87, 88, 89, 90, 91, 92, 985, 986, 987, 988, 989, 990, 991})
    void recordsTellTheirLengthAtEveryNumberOfDigits(int length) throws Exception {
        String name = "ä" + "n".repeat(length);
        assertThat(item(TarHeader.of(file(name, 0))).name()).isEqualTo(name);
    }

    private static TarItem item(byte[] blocks) throws IOException {
        InputStream in = new ByteArrayInputStream(blocks);
        TarItem item = Objects.requireNonNull(TarParser.next(in));
        assertThat(in.available()).isZero();
        return item;
    }

    private static void assertSame(TocEntry entry, TarItem item) {
        assertThat(item.name()).isEqualTo(entry.name());
        assertThat(item.mode()).isEqualTo(entry.mode());
        assertThat(item.seconds()).isEqualTo(entry.modified().getEpochSecond());
        switch (entry) {
            case TocEntry.File file -> {
                assertThat(item.isFile()).isTrue();
                assertThat(item.size()).isEqualTo(file.size());
                assertThat(item.stored()).isEqualTo(file.size());
            }
            case TocEntry.Directory _ -> assertThat(item.type()).isEqualTo('5');
            case TocEntry.Link link -> assertThat(item.link()).isEqualTo(link.target());
        }
    }

    private static TocEntry.File file(String name, long size) {
        return new TocEntry.File(name, TIME, 0640, size, null, List.of());
    }

    private static TocEntry entry(Random random, String name) {
        Instant modified = Instant.ofEpochSecond(random.nextLong(LARGEST));
        return switch (random.nextInt(4)) {
            case 0 -> new TocEntry.Directory(name, modified, random.nextInt(01000));
            case 1 -> new TocEntry.Link(name, modified, 0777, name(random));
            default -> new TocEntry.File(name, modified, random.nextInt(01000),
                    random.nextBoolean() ? 0 : random.nextLong(1L << random.nextInt(1, 59)), null, List.of());
        };
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(1, random.nextBoolean() ? 100 : 1200);
        while (name.length() < length) {
            name.appendCodePoint(switch (random.nextInt(12)) {
                case 0 -> 0x00e4;
                case 1 -> 0x1f600;
                case 2 -> '\n';
                case 3 -> '=';
                default -> 'a' + random.nextInt(26);
            });
        }
        return new String(name.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
