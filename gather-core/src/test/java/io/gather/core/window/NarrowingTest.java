package io.gather.core.window;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;

import io.gather.core.redact.Redactor;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class NarrowingTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
    private static final NodeClock CLOCK = new NodeClock(ZoneOffset.UTC, null);
    private static final int LINES = 300_000;

    private final Random random = new Random(7);
    private long read;

    /** Lines of 100 bytes, a tenth of a second each; the clock is set back there, where that is not negative. */
    private static byte[] log(int setBackAt) {
        StringBuilder text = new StringBuilder(LINES * 101);
        Instant time = BEGIN;
        for (int i = 0; i < LINES; i++) {
            time = i == setBackAt ? time.minusSeconds(7_200) : time.plusMillis(100);
            text.append(time.toString().substring(0, 19)).append("Z ").append("x".repeat(79)).append('\n');
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    private Stretch narrow(byte[] content, Window window) throws IOException {
        read = 0;
        return new Narrowing((into, most, position) -> {
            int count = (int) Math.min(most, content.length - position);
            System.arraycopy(content, (int) position, into, 0, count);
            read += count;
            return count;
        }, window, CLOCK, BEGIN.plusSeconds(40_000)).of(content.length);
    }

    private static byte[] cut(byte[] content, Stretch part, Window window) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WindowedContent into = new WindowedContent(Redactor.NONE.content(out), window, CLOCK, BEGIN.plusSeconds(
                40_000), -1)) {
            into.write(content, (int) part.from(), (int) part.length());
            into.finish();
        }
        return out.toByteArray();
    }

    @Test
    void littleIsReadOfWhatIsInOrderAndNothingIsLost() throws IOException {
        byte[] content = log(-1);
        for (int i = 0; i < 20; i++) {
            Instant from = BEGIN.plusSeconds(random.nextInt(29_000));
            Window window = new Window(from, from.plusSeconds(1 + random.nextInt(900)));
            Stretch part = narrow(content, window);

            assertThat(read).isLessThan(1 << 20);
            assertThat(part.length()).isLessThan(8 << 20);
            assertThat(cut(content, part, window)).isNotEmpty().isEqualTo(cut(content, new Stretch(0, content.length),
                    window));
        }
    }

    @Test
    void whereTheClockWasSetBackAllIsRead() throws IOException {
        byte[] content = log(200_000);
        Window window = new Window(BEGIN.plusSeconds(15_000), BEGIN.plusSeconds(15_100));

        assertThat(narrow(content, window)).isEqualTo(new Stretch(0, content.length));
        // Both times that the hour was.
        assertThat(cut(content, new Stretch(0, content.length), window)).hasSize(2 * 1000 * 101);
    }

    @Test
    void whatTellsNoTimeOrIsSmallIsReadWhole() throws IOException {
        byte[] small = Arrays.copyOf(log(-1), 1 << 20);
        byte[] noise = new byte[20 << 20];
        random.nextBytes(noise);
        Window window = new Window(BEGIN, BEGIN.plusSeconds(1));

        assertThat(narrow(small, window)).isEqualTo(new Stretch(0, small.length));
        assertThat(narrow(noise, window)).isEqualTo(new Stretch(0, noise.length));
    }
}
