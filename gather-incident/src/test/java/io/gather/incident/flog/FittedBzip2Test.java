package io.gather.incident.flog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FittedBzip2Test {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "99980, 1", "99981, 2", "450000, 5", "900000, 9", "900001, 9", "2000000, 9"})
    void hasBlocksThatFitWhatThereIs(int size, char block) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (FittedBzip2 out = new FittedBzip2(compressed)) {
            for (int from = 0; from < size; from += 70_000) {
                out.write(bytes, from, Math.min(70_000, size - from));
            }
        }
        assertThat((char) compressed.toByteArray()[3]).isEqualTo(block);
        try (InputStream in = new BZip2CompressorInputStream(new ByteArrayInputStream(compressed.toByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }
}
