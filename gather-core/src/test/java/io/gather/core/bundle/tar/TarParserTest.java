package io.gather.core.bundle.tar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import io.gather.core.bundle.index.TocEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Headers that somebody else wrote, or damaged. */
@Timeout(30)
class TarParserTest {
    @Test
    void nothingAndZerosAreTheEnd() throws Exception {
        assertThat(parse(new byte[0])).isNull();
        assertThat(parse(new byte[TarHeader.BLOCK])).isNull();
    }

    @Test
    void whatIsCutEndsTooEarly() {
        byte[] whole = header("a".repeat(200), 5);
        for (int length = 1; length < whole.length; length += 37) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> parse(cut)).as("" + length).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aWrongChecksumIsNoHeader() {
        byte[] header = header("a", 5);
        header[0] = 'b';
        assertThat(TarParser.isHeader(header)).isFalse();
        assertThatThrownBy(() -> parse(header)).isInstanceOf(TarException.class).hasMessageContaining("checksum");
    }

    @Test
    void oldProgramsAddedUpSignedBytes() throws Exception {
        byte[] header = header("a", 5);
        header[0] = (byte) 0xe4;
        long sum = 8 * ' ';
        for (int i = 0; i < TarHeader.BLOCK; i++) {
            sum += i >= 148 && i < 156 ? 0 : header[i];
        }
        System.arraycopy("%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII), 0, header, 148, 8);
        assertThat(Objects.requireNonNull(parse(header)).size()).isEqualTo(5);
    }

    @Test
    void longNamesOfGnuHoldForTheNextEntryOnly() throws Exception {
        String name = "n".repeat(300);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(special('L', name + "\0"));
        tar.writeBytes(special('K', "target\0"));
        tar.writeBytes(header("short", 0));
        tar.writeBytes(header("next", 0));
        InputStream in = new ByteArrayInputStream(tar.toByteArray());

        TarItem first = Objects.requireNonNull(TarParser.next(in));

        assertThat(first.name()).isEqualTo(name);
        assertThat(first.link()).isEqualTo("target");
        assertThat(Objects.requireNonNull(TarParser.next(in)).name()).isEqualTo("next");
    }

    @Test
    void extensionsWithoutEndAreRefused() {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (int i = 0; i < 101; i++) {
            tar.writeBytes(special('g', "x"));
        }
        assertThatThrownBy(() -> parse(tar.toByteArray())).isInstanceOf(TarException.class)
                .hasMessageContaining("extended headers");
        assertThatThrownBy(() -> parse(retyped(header("x", (1 << 20) + 1), 'x'))).isInstanceOf(TarException.class)
                .hasMessageContaining("extended header of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "9", "5 a=b", "99 a=b\n", "5 ab\n", "0 a=b\n", " a=b\n", "-6 a=b\n",
            "18446744073709551616 a=b\n"})
    void recordsThatAreNoneAreRefused(String records) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(special('x', records));
        tar.writeBytes(header("a", 0));
        assertThatThrownBy(() -> parse(tar.toByteArray())).isInstanceOf(TarException.class);
    }

    /** Whatever stands there: an entry, the end, or an exception that says so. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damageIsNeverMoreThanAnException(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            ByteArrayOutputStream tar = new ByteArrayOutputStream();
            tar.writeBytes(special("xgLK".charAt(random.nextInt(4)), records(random)));
            byte[] header = retyped(header("n", random.nextInt(5000)), "0157DS2\0xV".charAt(random.nextInt(10)));
            for (int damage = random.nextInt(4); damage > 0; damage--) {
                header[random.nextInt(TarHeader.BLOCK)] = (byte) random.nextInt();
            }
            tar.writeBytes(random.nextInt(4) == 0 ? header : summed(header));
            byte[] content = new byte[random.nextInt(3) * TarHeader.BLOCK];
            random.nextBytes(content);
            tar.writeBytes(content);
            InputStream in = new ByteArrayInputStream(tar.toByteArray());
            try {
                TarItem item = TarParser.next(in);
                if (item != null) {
                    assertThat(item.size()).isNotNegative();
                    assertThat(item.stored()).isNotNegative();
                    assertThat(item.name()).doesNotEndWith("//");
                    try (InputStream read = SparseContent.of(in, item)) {
                        read.skipNBytes(Math.min(item.size(), 10_000));
                    }
                }
            } catch (IOException expected) {
                assertThat(expected.getMessage() == null || !expected.getMessage().isBlank()).isTrue();
            }
        }
    }

    private static String records(Random random) {
        String[] keys = {"path", "size", "mtime", "GNU.sparse.size", "GNU.sparse.map", "GNU.sparse.offset",
                "GNU.sparse.numbytes", "GNU.sparse.major", "GNU.sparse.minor", "GNU.sparse.realsize", "linkpath"};
        String[] values = {"0", "1", "512", "0,1,5,7", "-1", "x", "99999999999999999999", "1.5", "", "ä/"};
        StringBuilder records = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String rest = " " + keys[random.nextInt(keys.length)] + "=" + values[random.nextInt(values.length)] + "\n";
            int length = rest.getBytes(StandardCharsets.UTF_8).length;
            records.append(length + (length > 97 ? 3 : length > 8 ? 2 : 1)).append(rest);
        }
        return records.toString();
    }

    private static @org.jspecify.annotations.Nullable TarItem parse(byte[] bytes) throws IOException {
        return TarParser.next(new ByteArrayInputStream(bytes));
    }

    private static byte[] header(String name, long size) {
        return TarHeader.of(new TocEntry.File(name, Instant.EPOCH, 0640, size, null, List.of()));
    }

    private static byte[] special(char type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] blocks = Arrays.copyOf(retyped(header("special", bytes.length), type),
                TarHeader.BLOCK + bytes.length + TarHeader.padding(bytes.length));
        System.arraycopy(bytes, 0, blocks, TarHeader.BLOCK, bytes.length);
        return blocks;
    }

    private static byte[] retyped(byte[] header, char type) {
        header[156] = (byte) type;
        return summed(header);
    }

    private static byte[] summed(byte[] header) {
        int sum = 8 * ' ';
        for (int i = 0; i < TarHeader.BLOCK; i++) {
            sum += i >= 148 && i < 156 ? 0 : header[i] & 0xff;
        }
        System.arraycopy("%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII), 0, header, 148, 8);
        return header;
    }
}
