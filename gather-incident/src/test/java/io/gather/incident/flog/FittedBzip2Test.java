package io.gather.incident.flog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FittedBzip2Test {
    private static byte[] compressed(byte[] bytes, Optional<SystemBzip2> library) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (FittedBzip2 out = new FittedBzip2(compressed, library)) {
            for (int from = 0; from < bytes.length; from += 70_000) {
                out.write(bytes, from, Math.min(70_000, bytes.length - from));
            }
        }
        return compressed.toByteArray();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(byte[] compressed) throws IOException {
        try (InputStream in = new BZip2CompressorInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "99980, 1", "99981, 2", "450000, 5", "900000, 9", "900001, 9", "2000000, 9"})
    void hasBlocksThatFitWhatThereIs(int size, char block) throws IOException {
        byte[] bytes = random(size);
        for (Optional<SystemBzip2> library : List.of(SystemBzip2.here(), Optional.<SystemBzip2>empty())) {
            byte[] compressed = compressed(bytes, library);
            assertThat((char) compressed[3]).isEqualTo(block);
            assertThat(read(compressed)).isEqualTo(bytes);
        }
    }

    /** What cannot be made smaller grows, and repetitions are what makes sorting slow. */
    @Test
    void takesWhateverThereIs() throws IOException {
        for (byte[] bytes : List.of(random(899_000), new byte[899_000],
                "ab".repeat(300_000).getBytes(StandardCharsets.US_ASCII))) {
            assertThat(read(compressed(bytes, SystemBzip2.here()))).isEqualTo(bytes);
        }
    }

    @Test
    @SuppressWarnings("restricted")
    void doesWithoutALibrary() throws IOException {
        Optional<SystemBzip2> none = SystemBzip2.find(List.of("libno-such-thing.so.1"), SymbolLookup::libraryLookup);
        assertThat(none).isEmpty();
        assertThat(read(compressed(random(1000), none))).isEqualTo(random(1000));
        assertThat(SystemBzip2.find(List.of("libbz2.so.1.0"), (_, _) -> {
            throw new IllegalCallerException("denied");
        })).isEmpty();
        // libc has other functions.
        assertThat(SystemBzip2.find(List.of("libc.so.6"), SymbolLookup::libraryLookup)).isEmpty();
    }

    /** Debian itself needs it. */
    @Test
    void findsTheLibraryOfTheSystem() {
        assertThat(SystemBzip2.here()).isPresent();
    }
}
