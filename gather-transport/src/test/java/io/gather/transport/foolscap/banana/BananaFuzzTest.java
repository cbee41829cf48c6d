package io.gather.transport.foolscap.banana;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BananaFuzzTest {
    private static final BananaLimits LIMITS = new BananaLimits(100, 100, 10, 100, 1000, 1000);

    @Test
    void readsWhatItWrote() throws IOException {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            TokenWriter writer = new TokenWriter(Vocabulary.initial(random.nextInt(2)));
            List<Token> written = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                written.add(write(writer, random));
            }
            TokenReader reader = new TokenReader(new ByteArrayInputStream(writer.taken()), BananaLimits.USUAL);
            for (Token each : written) {
                assertThat(reader.next()).as("seed " + seed).isEqualTo(each);
            }
            assertThat(reader.next()).isNull();
        }
    }

    private static Token write(TokenWriter writer, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> {
                BigInteger value = new BigInteger(random.nextInt(200), random);
                BigInteger signed = random.nextBoolean() ? value : value.negate();
                writer.integer(signed);
                yield new Token.Int(signed);
            }
            case 1 -> {
                double value = Double.longBitsToDouble(random.nextLong());
                writer.real(value);
                yield new Token.Real(value);
            }
            case 2 -> {
                byte[] bytes = new byte[random.nextInt(20_000)];
                random.nextBytes(bytes);
                writer.text(Octets.of(bytes));
                yield new Token.Text(Octets.of(bytes));
            }
            case 3 -> {
                BigInteger number = new BigInteger(random.nextInt(400), random);
                writer.ping(number);
                yield new Token.Ping(number);
            }
            case 4 -> {
                writer.complaint("no");
                yield new Token.Complaint("no");
            }
            case 5 -> {
                long count = random.nextLong(1L << 40);
                writer.close(count);
                yield new Token.Close(count);
            }
            default -> {
                long count = random.nextLong(1L << 40);
                writer.abort(count);
                yield new Token.Abort(count);
            }
        };
    }

    @Test
    void endsInOrderWhateverBytesCome() throws IOException {
        long seed = Seed.next();
        Random random = new Random(seed);
        int understood = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (random.nextInt(3) == 0 ? 0x81 + random.nextInt(15) : bytes[i] & 0x7f);
                }
            }
            TokenReader reader = new TokenReader(new ByteArrayInputStream(bytes), LIMITS);
            try {
                while (reader.next() != null) {
                    understood++;
                }
            } catch (BananaException | EOFException expected) {
                // The two ways in which it may end.
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(understood).isPositive();
    }

    @Test
    void knowsTheWordsThatBothSidesHave() throws IOException {
        assertThat(Vocabulary.hash(0)).isEqualTo("da39");
        assertThat(Vocabulary.hash(1)).isEqualTo("bb33");
        assertThat(Vocabulary.initial(1).word(24).text()).isEqualTo("attrdict");
        assertThat(Vocabulary.lastInitial()).isEqualTo(1);
    }
}
