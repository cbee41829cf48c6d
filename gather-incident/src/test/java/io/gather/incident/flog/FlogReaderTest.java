package io.gather.incident.flog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.gather.core.error.GatherException;
import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FlogReaderTest {
    private static final String MAGIC = "# foolscap flogfile v1\n";
    private static final String EVENT = "{\"from\": \"local\", \"rx_time\": 1.5, \"d\": {\"num\": 1, \"x\": NaN}}\n";

    private static List<FlogLine> read(byte[] bytes, boolean compressed) throws IOException {
        List<FlogLine> lines = new ArrayList<>();
        try (FlogReader reader = FlogReader.open(new ByteArrayInputStream(bytes), compressed, "x")) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static List<FlogLine> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] plain(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FlogReader.isCompressed(file)
                    ? new BZip2CompressorInputStream(in, true).readAllBytes()
                    : in.readAllBytes();
        }
    }

    /** What Python wrote is read and written as the same bytes. */
    @Test
    void whatIsReadIsWrittenAsItWas() throws Exception {
        assertThat(FlogCaptures.logs()).hasSizeGreaterThan(10);
        for (Path file : FlogCaptures.logs()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (FlogReader reader = FlogReader.open(file); FlogWriter writer = new FlogWriter(bytes, false)) {
                for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                    writer.line(switch (line) {
                        case FlogLine.Header header -> header.line();
                        case FlogLine.Entry entry -> entry.line();
                        case FlogLine.Other other -> other.value();
                        case FlogLine.Damaged damaged -> throw new AssertionError(file + ": " + damaged);
                    });
                }
            }
            assertThat(bytes.toByteArray()).as(file.toString()).isEqualTo(plain(file));
        }
    }

    /** The members in the order in which Python writes them, and what would end the line is escaped. */
    @Test
    void anEventHasItsLine() throws Exception {
        Dict event = Dict.EMPTY.with("num", LogValue.of(7)).with("message", LogValue.of("\u00e9\n\"\r\u2028"));
        String line = new String(FlogWriter.entry(EventJson.of(event), "a \"tub\"", 1795219028.5),
                StandardCharsets.US_ASCII);
        assertThat(line).isEqualTo("{\"from\": \"a \\\"tub\\\"\", \"rx_time\": 1795219028.5, \"d\": "
                + "{\"num\": 7, \"message\": \"\\u00e9\\n\\\"\\r\\u2028\"}}\n");
        assertThat(JsonLine.read(line)).isEqualTo(Dict.EMPTY.with("from", LogValue.of("a \"tub\""))
                .with("rx_time", LogValue.of(1795219028.5)).with("d", event));
    }

    @Test
    void readsWithoutAHeaderAndPassesOverWhatIsDamaged() throws Exception {
        List<FlogLine> lines = read(MAGIC + EVENT + "{\"from\": \n\n[1]\n" + MAGIC + EVENT + "{\"header\": {\"ty");

        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).isInstanceOf(FlogLine.Entry.class);
        assertThat(lines.get(1)).isEqualTo(new FlogLine.Damaged(3, "no JSON at column 10"));
        assertThat(lines.get(2)).isInstanceOf(FlogLine.Other.class);
        assertThat(lines.get(3)).isInstanceOf(FlogLine.Other.class);
        assertThat(lines.get(4)).isInstanceOf(FlogLine.Entry.class);
        assertThat(lines.get(5)).isEqualTo(new FlogLine.Damaged(8, "the file is cut off here"));
    }

    @Test
    void readsSeveralStreamsInOneFile() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(compressed(MAGIC + EVENT));
        both.write(compressed(EVENT));

        assertThat(read(both.toByteArray(), true)).hasSize(2).allMatch(FlogLine.Entry.class::isInstance);
    }

    @Test
    void tellsWhereAFileIsCutOff() throws Exception {
        String large = MAGIC + EVENT.repeat(30_000);
        byte[] whole = compressed(large);

        List<FlogLine> lines = read(Arrays.copyOf(whole, whole.length - 5), true);

        assertThat(lines.getLast()).isInstanceOf(FlogLine.Damaged.class);
        assertThat(lines).hasSizeGreaterThan(10_000);
        assertThat(read(MAGIC + "[" + " ".repeat(FlogReader.LONGEST_LINE) + "]\n" + EVENT)).hasSize(2)
                .first().isEqualTo(new FlogLine.Damaged(2, "a line of more than 8 MB"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | is empty", "(dp0\\nS'x' | pickle", "pb://abc@tcp:h:1/x | holds a FURL",
            "{} | is no log of Foolscap", "BZh91AY | does not end in .bz2"})
    void refusesWhatIsNoLog(String start, String what) {
        assertThatThrownBy(() -> read(start)).isInstanceOf(GatherException.class).hasMessageContaining(what);
        assertThatThrownBy(() -> read(start.getBytes(StandardCharsets.UTF_8), true))
                .isInstanceOf(GatherException.class).hasMessageContaining("not compressed with bzip2");
    }

    /** Whatever was flipped, cut or put in: it is read, told as damaged, or refused. */
    @Test
    void anyBytesAreReadToTheirEnd() throws Exception {
        Random random = new Random(3);
        byte[] whole = Files.readAllBytes(FlogCaptures.logs().getFirst());
        byte[] plain = plain(FlogCaptures.logs().getFirst());
        int damaged = 0;
        for (int i = 0; i < 600; i++) {
            boolean compressed = i % 2 == 0;
            byte[] bytes = (compressed ? whole : plain).clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] cut = random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            try {
                damaged += read(cut, compressed).stream().anyMatch(FlogLine.Damaged.class::isInstance) ? 1 : 0;
            } catch (GatherException refused) {
                assertThat(refused.code()).isEqualTo("GATHER-9101");
            }
        }
        assertThat(damaged).isGreaterThan(100);
    }
}
