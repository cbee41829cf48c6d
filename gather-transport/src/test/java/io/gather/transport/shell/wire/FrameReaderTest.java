package io.gather.transport.shell.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameReaderTest {
    private static final String MARKER = "gather:00ff";
    private static final String[] WORDS = {"hello", "spool", "outcome", "end", "beat", "1", "-1",
            "99999999999999999999",
            "0", "12-3", "12-list", "-", "command", "\0", "\n", " ", MARKER, "é"};

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void readsFramesAfterWhateverTheLoginPrints() throws Exception {
        String text = "Last login: today\nno newline\n" + MARKER + " hello\n" + MARKER + " spool 0 /var/tmp/a b\n"
                + MARKER + " outcome 1 2 0 12-3 3 4 eth0 1000 5 command 0 itself\nabcde" + MARKER + " end 1\n";
        FrameReader reader = reader(text.getBytes(StandardCharsets.UTF_8));

        assertThat(reader.begin()).isNull();
        assertThat(reader.next()).isEqualTo(new Frame.Spool(0, "/var/tmp/a b"));
        Frame.Ended ended = (Frame.Ended) Objects.requireNonNull(reader.next());
        assertThat(ended.unit().unit()).isEqualTo("12-3");
        assertThat(ended.unit().details()).containsExactly("0", "itself");
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        reader.copy(ended.unit().length() - ended.offset(), bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("abcde");
        assertThat(reader.next()).isEqualTo(new Frame.End(1));
        assertThat(reader.next()).isNull();
    }

    @Test
    void refusesForeignBytesWithoutFailing() {
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = foreign();
            try {
                FrameReader reader = reader(bytes);
                if (reader.begin() == null) {
                    for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
                        if (frame instanceof Frame.Ended ended) {
                            reader.copy(ended.unit().length() - ended.offset(), OutputStream.nullOutputStream());
                        }
                    }
                }
            } catch (IOException expected) {
                assertThat(expected.getMessage()).isNotNull();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + round, e);
            }
        }
    }

    private byte[] foreign() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? MARKER + " hello\n" : "");
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(random.nextInt(4) == 0 ? "\n" + MARKER + " " : "").append(WORDS[random.nextInt(WORDS.length)])
                    .append(random.nextInt(3) == 0 ? "" : " ");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static FrameReader reader(byte[] bytes) {
        return new FrameReader(new ByteArrayInputStream(bytes), MARKER);
    }
}
