package io.gather.core.compress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackedStreamsTest {
    private static final byte[] TEXT = "a line of a log, and another\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    private static byte[] packed(Compressor by, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = PackedStreams.packing(by, out)) {
            packing.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] unpacked(Compressor by, byte[] packed) throws IOException {
        try (InputStream in = PackedStreams.unpacked(by, new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrites(Compressor by) throws IOException {
        byte[] packed = packed(by, TEXT);
        assertThat(packed).hasSizeLessThan(TEXT.length / 10);
        assertThat(Compressor.of(packed)).isEqualTo(by);
        assertThat(unpacked(by, packed)).isEqualTo(TEXT);
        assertThat(unpacked(by, packed(by, new byte[0]))).isEmpty();
    }

    /** As programs do, which append one to another. */
    @ParameterizedTest
    @EnumSource
    void readsSeveralBehindEachOther(Compressor by) throws IOException {
        byte[] packed = packed(by, TEXT);
        byte[] twice = Arrays.copyOf(packed, packed.length * 2);
        System.arraycopy(packed, 0, twice, packed.length, packed.length);
        assertThat(unpacked(by, twice)).hasSize(2 * TEXT.length);
    }

    @ParameterizedTest
    @EnumSource
    void damageIsOneOfTwoExceptions(Compressor by) throws IOException {
        Random random = new Random(7);
        byte[] packed = packed(by, TEXT);
        for (int i = 0; i < 30; i++) {
            byte[] damaged = packed.clone();
            damaged[4 + random.nextInt(packed.length - 4)] ^= (byte) (1 + random.nextInt(255));
            try {
                assertThat(unpacked(by, damaged)).hasSizeLessThan(64 << 20);
            } catch (ZipException | EOFException e) {
                assertThat(e).hasMessageNotContaining("null pointer");
            }
        }
        assertThatThrownBy(() -> unpacked(by, Arrays.copyOf(packed, packed.length / 2)))
                .isInstanceOfAny(ZipException.class, EOFException.class);
    }

    @ParameterizedTest
    @EnumSource
    void failuresOfWhatIsReadRemainWhatTheyAre(Compressor by) throws IOException {
        byte[] packed = packed(by, TEXT);
        InputStream failing = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == packed.length / 2) {
                    throw new IOException("the disk is gone");
                }
                return packed[at++] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                into[from] = (byte) read();
                return 1;
            }
        };
        assertThatIOException().isThrownBy(() -> PackedStreams.unpacked(by, failing).readAllBytes())
                .withMessage("the disk is gone").isExactlyInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"XZ", "ZSTD"})
    void nothingGrowsBeyondAllMeasure(Compressor by) throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream packing = PackedStreams.packing(by, bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                packing.write(zeros);
            }
        }
        try (InputStream in = PackedStreams.unpacked(by, new ByteArrayInputStream(bomb.toByteArray()))) {
            assertThatThrownBy(() -> in.transferTo(OutputStream.nullOutputStream())).isInstanceOf(ZipException.class)
                    .hasMessageContaining("1000 times its size");
        }
    }

    @Test
    void noFileGetsMoreMemoryThanItMay() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        LZMA2Options wide = new LZMA2Options(0);
        wide.setDictSize(16 << 20);
        try (XZOutputStream out = new XZOutputStream(packed, wide)) {
            out.write(1);
        }
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> unpacked(Compressor.XZ, packed.toByteArray())).isInstanceOf(ZipException.class);
        }
    }
}
