package io.gather.transport.foolscap.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.gather.fixtures.random.Seed;
import io.gather.transport.foolscap.Capture;
import io.gather.transport.foolscap.banana.BananaException;
import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.banana.Vocabulary;
import io.gather.transport.foolscap.furl.Furl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessageFuzzTest {
    private final long seed = Seed.next();
    private final Random random = new Random(seed);

    @Test
    void readsWhatItWrote() throws IOException {
        for (int round = 0; round < 300; round++) {
            int table = random.nextInt(2);
            MessageWriter writer = new MessageWriter(Vocabulary.initial(table));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<Message> written = new ArrayList<>();
            for (int i = random.nextInt(4) + 1; i > 0; i--) {
                Message message = message();
                written.add(message);
                out.writeBytes(writer.bytes(message));
            }
            MessageReader reader = new MessageReader(new ByteArrayInputStream(out.toByteArray()),
                    Vocabulary.initial(table), BananaLimits.USUAL, Script.SENDER, Script.share());
            for (Message each : written) {
                assertThat(reader.next()).as("seed " + seed).isEqualTo(each);
            }
            assertThat(reader.next()).isNull();
        }
    }

    private Message message() {
        return switch (random.nextInt(3)) {
            case 0 -> {
                Arguments arguments = new Arguments(values(4), Map.of());
                yield new Message.Call(random.nextInt(1000), random.nextInt(100) - 50, "m" + random.nextInt(9),
                        random.nextBoolean() ? arguments : arguments.with("name", value(3)));
            }
            case 1 -> new Message.Answer(random.nextInt(1000), value(6));
            default -> new Message.Failed(random.nextInt(1000), RemoteFailure.of("builtins.KeyError", "none"));
        };
    }

    private List<Value> values(int depth) {
        List<Value> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(depth - 1));
        }
        return values;
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth > 0 ? 15 : 8)) {
            case 0 -> new Value.None();
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> new Value.Whole(new BigInteger(random.nextInt(200), random).negate());
            case 3 -> new Value.Whole(new BigInteger(random.nextInt(200), random));
            case 4 -> new Value.Real(Double.longBitsToDouble(random.nextLong()));
            case 5 -> Value.text(random.nextBoolean() ? "error" : "ä\u0000" + random.nextInt());
            case 6 -> Value.bytes(random.nextBoolean() ? "dict" : "x".repeat(random.nextInt(5000)));
            case 7 -> new Value.Decimal("1.5");
            case 8, 9 -> new Value.Listing(values(depth));
            case 10 -> new Value.Tuple(values(depth));
            case 11 -> new Value.Group(values(depth), random.nextBoolean());
            case 12 -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    entries.put(random.nextBoolean() ? Value.text("k" + i) : new Value.Tuple(List.of(Value.of(i))),
                            value(depth - 1));
                }
                yield new Value.Dict(entries);
            }
            case 13 -> new Value.Sender(random.nextInt(), Optional.of("RI"),
                    random.nextBoolean() ? Optional.of(new Furl(Script.SENDER, List.of(), "n")) : Optional.empty());
            default -> new Value.Copied("a.B", Map.of("x", value(depth - 1)));
        };
    }

    /** Whatever comes, it is read, refused, or ends the connection; and what it takes stays within the limits. */
    @Test
    void endsInOrderWhateverBecameOfACapture() throws IOException {
        BananaLimits small = new BananaLimits(4000, 100, 20, 5000, 200_000, 100_000);
        int read = 0;
        int spoiled = 0;
        int ended = 0;
        for (String name : Capture.names()) {
            Capture capture = Capture.of(name);
            byte[] original = capture.banana();
            for (int round = 0; round < 120; round++) {
                MessageReader reader = new MessageReader(new ByteArrayInputStream(mutated(original)),
                        Vocabulary.initial(1), small, capture.sender(), Script.share());
                try {
                    for (Inbound each = reader.next(); each != null; each = reader.next()) {
                        read++;
                        spoiled += each instanceof Inbound.Spoiled ? 1 : 0;
                    }
                } catch (BananaException | EOFException expected) {
                    ended++;
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("seed " + seed, e);
                }
                assertThat(reader.unfinished()).isNotNull();
            }
        }
        assertThat(read).isGreaterThan(1000);
        assertThat(spoiled).isPositive();
        assertThat(ended).isPositive();
    }

    private byte[] mutated(byte[] original) {
        byte[] bytes = Arrays.copyOf(original, Math.min(original.length, 12_000));
        if (bytes.length == 0) {
            return bytes;
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = (byte) (0x81 + random.nextInt(15));
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(100), bytes.length - Math.max(at, from));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
            }
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    @Test
    void endsInOrderWhateverTokensCome() throws IOException {
        byte[] frequent = {(byte) 0x81, (byte) 0x82, (byte) 0x87, (byte) 0x87, (byte) 0x88, (byte) 0x88, (byte) 0x89,
                (byte) 0x8a, (byte) 0x84, (byte) 0x85, (byte) 0x8e};
        BananaLimits small = new BananaLimits(50, 50, 5, 50, 3000, 1000);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(120) + 4];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextBoolean() ? frequent[random.nextInt(frequent.length)] : (byte) random.nextInt(25);
            }
            System.arraycopy(new byte[]{0, (byte) 0x88, (byte) (random.nextBoolean() ? 11 : 13), (byte) 0x87}, 0, bytes,
                    0, 4);
            MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes), Vocabulary.initial(1), small,
                    Script.SENDER, Script.share());
            try {
                while (reader.next() != null) {
                    assertThat(reader.unfinished()).isNotNull();
                }
            } catch (BananaException | EOFException expected) {
                assertThat(reader.unfinished()).isNotNull();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
