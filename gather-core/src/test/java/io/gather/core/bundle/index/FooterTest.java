package io.gather.core.bundle.index;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FooterTest {
    @Test
    void tellsWhereTheIndexBegins() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            long offset = random.nextLong() >>> random.nextInt(1, 64);
            byte[] footer = Footer.of(offset);
            assertThat(footer).hasSize(Footer.SIZE);
            assertThat(Footer.offset(footer)).isEqualTo(OptionalLong.of(offset));
            assertThat(new GZIPInputStream(new ByteArrayInputStream(footer)).readAllBytes()).isEmpty();
        }
    }

    @Test
    void nothingElseIsAFooter() {
        byte[] footer = Footer.of(0x1234);
        for (int at = 0; at < footer.length; at++) {
            byte[] damaged = footer.clone();
            damaged[at] ^= (byte) 0x80;
            assertThat(Footer.offset(damaged)).as("byte " + at).isEmpty();
        }
        assertThat(Footer.offset(Arrays.copyOf(footer, Footer.SIZE - 1))).isEmpty();
        assertThat(Footer.offset(Arrays.copyOf(footer, Footer.SIZE + 1))).isEmpty();
        assertThat(Footer.offset(new byte[0])).isEmpty();
    }
}
