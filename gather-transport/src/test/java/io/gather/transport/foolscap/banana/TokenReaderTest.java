package io.gather.transport.foolscap.banana;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenReaderTest {
    private static final BananaLimits SMALL = new BananaLimits(10, 4, 10, 100, 1000, 100);

    private static TokenReader of(String hex) {
        return new TokenReader(new ByteArrayInputStream(HexFormat.of().parseHex(hex.replace(" ", ""))), SMALL);
    }

    private static Token integer(String value) {
        return new Token.Int(new BigInteger(value));
    }

    static Stream<Arguments> tokens() {
        return Stream.of(Arguments.of("0081", integer("0")), Arguments.of("81", integer("0")),
                Arguments.of("776e81", integer("14199")), Arguments.of("0183", integer("-1")),
                Arguments.of("000000000883", integer("-2147483648")),
                Arguments.of("7f7f7f7f0781", integer("2147483647")),
                Arguments.of("048580000000", integer("2147483648")),
                Arguments.of("048680000001", integer("-2147483649")), Arguments.of("0085", integer("0")),
                Arguments.of("00000000000000000000000000000000000181", integer("1" + "0")),
                Arguments.of("8441dac0379535d904", new Token.Real(1795219028.8413706)),
                Arguments.of("04826e616d65", new Token.Text(Octets.of("name"))),
                Arguments.of("0082", new Token.Text(Octets.of(""))), Arguments.of("0b87", new Token.Word(11)),
                Arguments.of("0088", new Token.Open(0)), Arguments.of("74068a", new Token.Abort(884)),
                Arguments.of("740689", new Token.Close(884)), Arguments.of("8e", new Token.Ping(BigInteger.ZERO)),
                Arguments.of("058f", new Token.Pong(BigInteger.valueOf(5))),
                Arguments.of("028d6e6f", new Token.Complaint("no")));
    }

    @ParameterizedTest
    @MethodSource
    void tokens(String hex, Token token) throws IOException {
        Token expected = hex.startsWith("0000000000000000")
                ? integer(BigInteger.ONE.shiftLeft(7 * 17).toString())
                : token;
        TokenReader reader = of(hex);

        assertThat(reader.next()).isEqualTo(expected);
        assertThat(reader.position()).isEqualTo(hex.length() / 2);
        assertThat(reader.next()).isNull();
    }

    @Test
    void takesBytesAsTheyCome() throws IOException {
        byte[] bytes = HexFormat.of()
                .parseHex("0088" + "0b87" + "776e81" + "04826e616d65" + "8441dac0379535d904" + "0089");
        TokenReader reader = new TokenReader(new InputStream() {
            private int at;

            @Override
            public int read() {
                throw new AssertionError("one by one");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (at == bytes.length) {
                    return -1;
                }
                buffer[offset] = bytes[at++];
                return 1;
            }
        }, SMALL);

        for (@Nullable
        Token expected : new Token[]{new Token.Open(0), new Token.Word(11), integer("14199"),
                new Token.Text(Octets.of("name")), new Token.Real(1795219028.8413706), new Token.Close(0), null}) {
            assertThat(reader.next()).isEqualTo(expected);
        }
    }

    @Test
    void passesOverWhatIsTooLong() throws IOException {
        TokenReader reader = of("0b82" + "61".repeat(11) + "0585" + "01".repeat(5) + "0681");

        assertThat(reader.next()).isEqualTo(new Token.Skipped(11));
        assertThat(reader.next()).isEqualTo(new Token.Skipped(5));
        assertThat(reader.next()).isEqualTo(integer("6"));
    }

    @Test
    void passesOverWhatNobodyWants() throws IOException {
        TokenReader reader = of("04826e616d65" + "0285ffff" + "0088");

        assertThat(reader.skip()).isEqualTo(new Token.Skipped(4));
        assertThat(reader.skip()).isEqualTo(new Token.Skipped(2));
        assertThat(reader.skip()).isEqualTo(new Token.Open(0));
    }

    /** It would take longer to pass over it than anybody should wait. */
    @Test
    void closesOnWhatIsBeyondPassingOver() {
        assertThatThrownBy(() -> of("6582").next()).isInstanceOf(BananaException.class);
    }

    @Test
    void takesNoMemoryForWhatIsOnlyAnnounced() {
        BananaLimits generous = new BananaLimits(Integer.MAX_VALUE, 1000, 10, 100, 1000, Long.MAX_VALUE);
        TokenReader reader = new TokenReader(
                new ByteArrayInputStream(HexFormat.of().parseHex("7f7f7f7f0782" + "6161")), generous);

        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "8b", "8c", "90", "ff", "05ff"})
    void refusesWhatIsNoType(String hex) {
        assertThatThrownBy(() -> of(hex).next()).isInstanceOf(BananaException.class).hasMessageContaining("no type");
    }

    @Test
    void refusesEndlessHeaders() {
        assertThatThrownBy(() -> of("01".repeat(65) + "81").next()).isInstanceOf(BananaException.class)
                .hasMessageContaining("64");
        assertThatThrownBy(() -> of("01".repeat(10) + "88").next()).isInstanceOf(BananaException.class);
        assertThatThrownBy(() -> of("690f8d").next()).isInstanceOf(BananaException.class);
    }

    @Test
    void acceptsTheLongestHeader() throws IOException {
        assertThat(of("00".repeat(63) + "0181").next()).isEqualTo(integer(BigInteger.ONE.shiftLeft(7 * 63).toString()));
        assertThat(of("01" + "00".repeat(63) + "88").next()).isEqualTo(new Token.Open(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"05", "0582616263", "8441da", "048580"})
    void tellsAnEndWithinATokenFromOneAfterIt(String hex) {
        assertThatThrownBy(() -> of(hex).next()).isInstanceOf(EOFException.class);
    }
}
