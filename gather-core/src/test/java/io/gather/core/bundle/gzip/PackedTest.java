package io.gather.core.bundle.gzip;

import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PackedTest {
    @Test
    void isKnownByItsFirstBytesAndByNoFewer() {
        for (String sign : Packed.signs()) {
            byte[] start = Arrays.copyOf(HexFormat.of().parseHex(sign), 20);
            int length = sign.length() / 2;
            assertThat(length).isLessThanOrEqualTo(Packed.ENOUGH);
            assertThat(Packed.is(start, length)).as(sign).isTrue();
            assertThat(Packed.is(start, length - 1)).as(sign).isFalse();
            start[length - 1] ^= 1;
            assertThat(Packed.is(start, length)).as(sign).isFalse();
        }
        assertThat(Packed.is(new byte[0], 0)).isFalse();
    }
}
