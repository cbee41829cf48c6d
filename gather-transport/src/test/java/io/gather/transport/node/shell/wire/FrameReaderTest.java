package io.gather.transport.node.shell.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.core.verdict.EndCause;
import io.gather.core.verdict.Unanswered;
import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameReaderTest {
    private static final String MARKER = "gather:00ff";
    /** Every word of the wire, and what stands after them. */
    private static final String[] WORDS = Stream.concat(Arrays.stream(Word.values()).map(Word::text),
            Stream.of("1", "-1",
                    "99999999999999999999", "0", "3", "12-3", "12-list", "-", "command", "1 0 0 1 0 0 - 1 1 x", "\0",
                    "\n", " ",
                    MARKER, "é"))
            .toArray(String[]::new);

    private final long seed = Seed.next();
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
        assertThat(ended.unit().how()).isEqualTo(new Ending.Ran(0, EndCause.ITSELF));
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

    @Test
    void hasAWordForEveryFrame() throws Exception {
        Set<Class<?>> read = new HashSet<>();
        for (Word word : Word.values()) {
            String line = word.text() + switch (word) {
                case SPOOL -> " 0 /x";
                case STREAM, END, BAD -> " 1";
                case OUTCOME -> " 1 0 0 1 0 0 - 1 1 x";
                case SEVERAL -> " 0";
                case ENDED -> " 1 - 1 1 x";
                case HELLO, META, PIECE, AGAIN, REFUSED, BEAT, DIED, FACT, GONE -> "";
            };
            Frame frame = reader((MARKER + " " + line + "\n").getBytes(StandardCharsets.UTF_8)).next();
            read.add(Objects.requireNonNull(frame).getClass());
        }
        assertThat(read).containsExactlyInAnyOrder(Arrays.stream(Frame.class.getPermittedSubclasses()).flatMap(
                kind -> Arrays.stream(kind.getPermittedSubclasses())).toArray(Class<?>[]::new));
    }

    @Test
    void refusesAListWithinAList() {
        String lists = (MARKER + " several 1000\n").repeat(200_000);

        assertThatThrownBy(() -> reader(lists.getBytes(StandardCharsets.UTF_8)).next()).isInstanceOf(
                GarbledException.class).hasMessage("'several' in a list of outcomes");
    }

    @Test
    void refusesOtherWordsInAListOfOutcomes() {
        for (Word word : Word.values()) {
            String list = MARKER + " several 1\n" + MARKER + " " + word.text() + " 1\n";
            assertThatThrownBy(() -> reader(list.getBytes(StandardCharsets.UTF_8)).next()).isInstanceOf(
                    GarbledException.class);
        }
    }

    @Test
    void takesWhatIsUnclearForTheUnitsOwnTrouble() throws Exception {
        assertThat(ending("12 3 4 - 1000 5 jumped 0 itself")).isInstanceOf(Ending.Unclear.class);
        assertThat(ending("12 3 4 - 1000 5 command x itself")).isInstanceOf(Ending.Unclear.class);
        assertThat(ending("12 3 4 - 1000 5 command 0 asleep")).isInstanceOf(Ending.Unclear.class);
        assertThat(ending("12-list 3 4 - 1000 5 unmet")).isInstanceOf(Ending.Unclear.class);
        assertThat(ending("12 3 4 - 1000 5 list")).isInstanceOf(Ending.Unclear.class);
        assertThat(ending("12 3 4 - 1000 5 files itself 0 0")).isInstanceOf(Ending.Unclear.class);
        assertThat(ending("12 3 4 - 1000 5 short 2 1024")).isEqualTo(
                new Ending.NoRoom(new Cut.LowSpace(2 << 10, 1 << 20)));
        assertThat(ending("12 3 4 - 1000 5 lost awk")).isEqualTo(new Ending.Lost(new Unanswered.Helper("awk")));
    }

    private static Ending ending(String words) throws Exception {
        String line = MARKER + " outcome 1 0 0 " + words + "\n";
        Frame frame = reader(line.getBytes(StandardCharsets.UTF_8)).next();
        return ((Frame.Ended) Objects.requireNonNull(frame)).unit().how();
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
