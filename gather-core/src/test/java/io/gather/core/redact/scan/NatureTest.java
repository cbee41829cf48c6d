package io.gather.core.redact.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import io.gather.core.redact.Marked;
import io.gather.core.redact.rule.Rule;
import io.gather.core.redact.rule.ShownRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is no text is not damaged, and what is a secret wherever it stands is masked there too. */
class NatureTest {
    private static final Engine ENGINE = new Engine(Marked.shipped().stream().map(ShownRule::rule).toList());
    private static final String TOKEN = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkqhkiG9w0BAQEFAASC\nabcd==\n-----END";

    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger unsearched = new AtomicInteger();

    @Test
    void leavesWhatIsCompressed() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(noise(20_000));
        }
        packed.write(("\npassword=hunter2\n" + TOKEN + "\n").getBytes(StandardCharsets.UTF_8));

        for (int piece : List.of(1, 700, 100_000)) {
            assertThat(scanned(packed.toByteArray(), piece)).isEqualTo(packed.toByteArray());
        }
        assertThat(unsearched).hasValue(3);
        assertThat(found).hasValue(0);
    }

    @Test
    void masksInABinaryOnlyWhatHasAShapeAndMovesNothing() throws Exception {
        byte[] binary = joined(noise(9_000), "\npassword=hunter2\n", TOKEN, "\0", KEY, noise(9_000));

        String masked = text(scanned(binary, 4_000));

        assertThat(masked).hasSameSizeAs(text(binary)).contains("password=hunter2")
                .contains("PRIVATE KEY-----\nMASKED_0")
                .doesNotContain(TOKEN).doesNotContain("MIIEvgIBADAN").doesNotContain("abcd==");
        assertThat(masked.substring(0, 9_000)).isEqualTo(text(binary).substring(0, 9_000));
        assertThat(masked.substring(masked.length() - 9_000))
                .isEqualTo(text(binary).substring(masked.length() - 9_000));
        assertThat(found).hasValue(3);
    }

    @Test
    void masksTheTextsOfATarWhereTheyStand() throws Exception {
        byte[] header = new byte[512];
        System.arraycopy("a.conf\0".getBytes(StandardCharsets.UTF_8), 0, header, 0, 7);
        System.arraycopy("ustar\00000".getBytes(StandardCharsets.UTF_8), 0, header, 257, 8);
        byte[] tar = joined(header, "user = a\npassword = correct-horse-battery\ncount = {\"pin\": 123456789}\n", KEY,
                "\n", new byte[400]);

        String masked = text(scanned(tar, 512));

        assertThat(masked).hasSameSizeAs(text(tar)).contains("user = a\npassword = MASKED_0******")
                .doesNotContain("horse").doesNotContain("MIIEvgIBADAN").endsWith("-----END\n" + "\0".repeat(400));
    }

    @Test
    void looksIntoTextsWithBytesOfAnyKindBetweenThem() throws Exception {
        String environment = "HOME=/root\0DB_PASSWORD=hunter2\0X=1\0".repeat(200);
        assertThat(text(scanned(environment.getBytes(StandardCharsets.UTF_8), 100))).doesNotContain("hunter2");

        String coloured = "\033[1mok\033[0m \b\b done\r\npassword: hunter2\n".repeat(200);
        assertThat(text(scanned(coloured.getBytes(StandardCharsets.UTF_8), 100))).doesNotContain("hunter2");

        assertThat(text(scanned("\001\002\003\npassword=hunter2\n".getBytes(StandardCharsets.UTF_8), 5)))
                .doesNotContain("hunter2");
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(7).nextBytes(noise);
        noise[0] = 0x7f;
        return noise;
    }

    private static byte[] joined(Object... parts) {
        ByteBuffer joined = ByteBuffer.allocate(100_000);
        for (Object part : parts) {
            joined.put(part instanceof byte[] bytes ? bytes : part.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = new byte[joined.position()];
        joined.flip().get(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private byte[] scanned(byte[] content, int piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Scan scan = ENGINE.scan(out, (_, _, _) -> "MASKED_0".getBytes(StandardCharsets.UTF_8), new FoundSecrets() {
            @Override
            public void found(Rule rule, long at) {
                found.incrementAndGet();
            }

            @Override
            public void unsearched() {
                unsearched.incrementAndGet();
            }
        });
        for (int at = 0; at < content.length; at += piece) {
            scan.write(content, at, Math.min(piece, content.length - at));
        }
        scan.finish();
        return out.toByteArray();
    }
}
