package io.gather.incident.watch.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineSplitterTest {
    @Test
    void givesTheSameLinesHoweverTheBytesCome() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        List<String> wanted = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 200; i++) {
            byte[] line = new byte[random.nextInt(30)];
            for (int j = 0; j < line.length; j++) {
                line[j] = (byte) ('a' + random.nextInt(26));
            }
            bytes.writeBytes(line);
            bytes.writeBytes((random.nextBoolean() ? "\n" : "\r\n").getBytes(StandardCharsets.US_ASCII));
            String text = new String(line, StandardCharsets.US_ASCII);
            wanted.add(text.length() > 20 ? text.substring(0, 20) : text);
        }
        byte[] all = bytes.toByteArray();
        LineSplitter splitter = new LineSplitter(20);
        List<String> lines = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        for (int at = 0; at < all.length;) {
            int count = Math.min(1 + random.nextInt(50), all.length - at);
            long from = at;
            splitter.add(Arrays.copyOfRange(all, at, at + count), count, (line, after, _) -> {
                lines.add(new String(line, StandardCharsets.US_ASCII).replace("\r", ""));
                ends.add(from + after);
            });
            at += count;
        }
        assertThat(lines).as("seed " + seed).isEqualTo(wanted);
        assertThat(ends).allSatisfy(it -> assertThat(all[(int) (it - 1)]).isEqualTo((byte) '\n')).isSorted();
        assertThat(splitter.pending()).isZero();
    }

    @Test
    void junkBecomesText() {
        assertThat(LineText.of(new byte[]{'a', 0, 27, (byte) 0xff, 'b'}, 7))
                .isEqualTo("a\ufffd\ufffd\ufffdb … (7 more)");
        assertThat(LineText.clean("x".repeat(LineText.LONGEST + 5), 0)).endsWith("x … (5 more)");
        assertThat(LineText.clean("\ud800", 0)).isEqualTo("\ufffd");
    }
}
