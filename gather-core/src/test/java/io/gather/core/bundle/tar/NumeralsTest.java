package io.gather.core.bundle.tar;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NumeralsTest {
    @ParameterizedTest
    @CsvSource({"'0',0", "'00000000017 ',15", "'  17',15", "'777777777777',68719476735", "'',0", "'   ',0"})
    void octalDigitsWithBlanksAround(String text, long number) throws Exception {
        byte[] field = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 12);
        assertThat(Numerals.number(field, 0, 12)).isEqualTo(number);
        assertThat(Numerals.size(field, 0, 12)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "1 7", "-1", "0x1", "1.0"})
    void whatIsNoOctalNumber(String text) {
        byte[] field = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 12);
        assertThatThrownBy(() -> Numerals.number(field, 0, 12)).isInstanceOf(TarException.class);
        assertThat(Numerals.numberOrZero(field, 0, 12)).isZero();
    }

    @Test
    void binaryNumbersReachAsFarAsLongsDo() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            long number = random.nextLong() >> random.nextInt(62);
            byte[] field = ByteBuffer.allocate(12).putInt(number < 0 ? -1 : 0x80 << 24).putLong(number).array();
            assertThat(Numerals.number(field, 0, 12)).isEqualTo(number);
        }
        byte[] larger = ByteBuffer.allocate(12).putInt(0x80 << 24 | 1).putLong(0).array();
        assertThatThrownBy(() -> Numerals.number(larger, 0, 12)).isInstanceOf(TarException.class)
                .hasMessageContaining("too large");
        byte[] negative = ByteBuffer.allocate(12).putInt(-1).putLong(-5).array();
        assertThatThrownBy(() -> Numerals.size(negative, 0, 12)).isInstanceOf(TarException.class)
                .hasMessageContaining("negative");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "17,17", "17.000,17", "17.9,17", "-1,-1", "-1.5,-2", "-0.5,-1", "x,0", "'',0", "1.x,1",
            "9999999999999999999,0"})
    void secondsAreCutTowardsThePast(String text, long seconds) {
        assertThat(Numerals.seconds(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1 ", "1234567890123456789", "１"})
    void whatIsNoDecimalNumber(String text) {
        assertThatThrownBy(() -> Numerals.decimal(text)).isInstanceOf(TarException.class);
    }
}
