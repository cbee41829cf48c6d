package io.gather.stats.sink.influx;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;

import io.gather.fixtures.random.Seed;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineProtocolTest {
    private static final String ALPHABET = "ab\\\\\\ ,=\"\n\r\té";

    @Test
    void namesAreEscapedWhereTheyStand() {
        Point point = new Point("a b,c=d", 7, TagSet.of(Map.of("t a,g=\"", "v a,l=\"")),
                FieldSet.of(Map.of("f i,e=\"", 1.5)));

        assertThat(line(LineProtocol.V1, point))
                .isEqualTo("a\\ b\\,c=d,t\\ a\\,g\\=\"=v\\ a\\,l\\=\" f\\ i\\,e\\=\\\"=1.5 7\n");
        assertThat(line(LineProtocol.V2, point))
                .isEqualTo("a\\ b\\,c=d,t\\ a\\,g\\=\"=v\\ a\\,l\\=\" f\\ i\\,e\\=\"=1.5 7000000000\n");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "120.0,120", "1e-9,0.000000001", "1e21,1000000000000000000000", "-0.0,-0", "0,0",
            "9007199254740993,9007199254740992", "131.6551361083984,131.6551361083984", "-3,-3",
            "18446744073709551615,18446744073709552000", "4.9e-324,0." + "0000000000" + "00000"})
    void numbersHaveNoExponent(double number, String expected) {
        StringBuilder text = new StringBuilder();
        LineProtocol.number(number, text);

        assertThat(text.toString()).startsWith(expected).doesNotContain("E").doesNotEndWith(".0");
        assertThat(Double.parseDouble(text.toString())).isEqualTo(number);
    }

    @Test
    void whatInfluxDbDoesNotTakeIsLeftOut() {
        Point point = new Point("s", 1, TagSet.of(Map.of("empty", "", "", "nameless", "t", "v")),
                FieldSet.of(Map.of("a", Double.NaN, "b", 2L, "", 3.0)));

        assertThat(line(LineProtocol.V1, point)).isEqualTo("s,t=v b=2i 1\n");
    }

    @Test
    void aPointWithoutNumbersIsNoLine() {
        InfluxText lines = new InfluxText(LineProtocol.V2, 1);

        assertThat(lines.append(new Point("s", 1, TagSet.of(Map.of()), FieldSet.of(Map.of("a", 1 / 0.0))))).isFalse();
        assertThat(lines.toString()).isEmpty();
    }

    @Test
    void whatPointsHaveInCommonIsNotMixedUp() {
        TagSet tags = TagSet.of(Map.of("t", "v w"));
        InfluxText lines = new InfluxText(LineProtocol.V1, 1);
        for (int i = 0; i < 2; i++) {
            assertThat(lines.append(new Point("s", i, tags, FieldSet.of(Map.of("a", 1.0, "b", 2.0))))).isTrue();
            assertThat(lines.append(new Point("s", i, tags, FieldSet.of(Map.of("a", 1L, "b", Double.NaN))))).isTrue();
            assertThat(lines.append(new Point("z", i, TagSet.of(Map.of("t", "v w")), FieldSet.of(Map.of("a", 3.0)))))
                    .isTrue();
        }

        assertThat(lines.toString().lines()).containsExactly("s,t=v\\ w a=1,b=2 0", "s,t=v\\ w a=1i 0",
                "z,t=v\\ w a=3 0", "s,t=v\\ w a=1,b=2 1", "s,t=v\\ w a=1i 1", "z,t=v\\ w a=3 1");
    }

    @Test
    void lineFeedsAndLastBackslashesDoNotBreakLines() {
        Point point = new Point("s", 1, TagSet.of(Map.of("one", "C:\\x\\", "two", "a\nb", "three", "\\\\")),
                FieldSet.of(Map.of("v", 1.0)));

        assertThat(line(LineProtocol.V1, point)).isEqualTo("s,one=C:\\x\\\\\\ ,three=\\\\\\ ,two=a\\nb v=1 1\n");
    }

    /** Whoever reads as InfluxDB does, where a backslash before a character escapes it, finds each part where it was put. */
    @Test
    void partsAreFoundAgainWhateverIsInThem() {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            String value = text(random);
            Point point = new Point("s", 5, TagSet.of(Map.of("a", value, "z", "end")), FieldSet.of(Map.of("v", 1.0)));
            for (LineProtocol protocol : LineProtocol.values()) {
                String line = line(protocol, point);
                String expected = value.isEmpty() ? "" : "a=";

                assertThat(line.indexOf('\n')).as("seed %d, value '%s'", seed, value).isEqualTo(line.length() - 1);
                assertThat(unescapedParts(line)).as("seed %d, line %s", seed, line)
                        .isEqualTo(value.isEmpty() ? 2 : 3);
                assertThat(line).startsWith("s," + expected).contains(",z=end v=1 5");
            }
        }
    }

    @Test
    void numbersAreReadBackAsTheyWere() {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double number = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : random.nextInt(2000) / (double) (1 + random.nextInt(50));
            if (Double.isFinite(number)) {
                StringBuilder text = new StringBuilder();
                LineProtocol.number(number, text);

                assertThat(Double.doubleToLongBits(Double.parseDouble(text.toString()))).as("seed %d", seed)
                        .isEqualTo(Double.doubleToLongBits(number));
                assertThat(new BigDecimal(text.toString()).toPlainString()).isEqualTo(
                        text.toString().equals("-0") ? "0" : text.toString());
            }
        }
    }

    /** Measurement and tags: commas before the first space, with no backslash before them, as InfluxDB 1 looks at them. */
    private static int unescapedParts(String line) {
        int parts = 1;
        for (int i = 1; i < line.length(); i++) {
            boolean escaped = line.charAt(i - 1) == '\\';
            if (line.charAt(i) == ' ' && !escaped) {
                return parts;
            }
            parts += line.charAt(i) == ',' && !escaped ? 1 : 0;
        }
        return parts;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String line(LineProtocol protocol, Point point) {
        InfluxText line = new InfluxText(protocol, 1);
        assertThat(line.append(point)).isTrue();
        return line.toString();
    }
}
