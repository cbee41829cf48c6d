package io.gather.core.leak.word;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.gather.core.redact.Concealment;
import io.gather.core.redact.MaskDigest;
import io.gather.core.redact.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordStreamTest {
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String SECRET = "Tr0ub4dor&3-x";

    private record Found(String writing, long line) {}

    static Stream<byte[]> writings() {
        return Stream
                .of(SECRET, "pw=" + SECRET, "'" + SECRET + "',", "(" + SECRET + ").", "a:b=" + SECRET,
                        "--x=" + SECRET + ";",
                        "<p>" + SECRET + "</p>", "\"p\":\"" + SECRET + "\"", "postgres://u:" + SECRET + "@h/d")
                .map(WordStreamTest::text);
    }

    static Stream<byte[]> encoded() {
        String hex = HexFormat.of().formatHex(text(SECRET));
        return Stream.of(text(base64(SECRET)), text("Basic " + base64("root:" + SECRET)),
                text("data=" + base64("a: b\npassword: " + SECRET + "\n")),
                text(Base64.getUrlEncoder().encodeToString(text("??>~~ " + SECRET))),
                text(base64(base64("x=" + SECRET))), text(hex), text("0x:" + hex.toUpperCase(java.util.Locale.ROOT)),
                text("?p=%" + HexFormat.ofDelimiter("%").formatHex(text(SECRET))),
                text("q=" + SECRET.replace("&", "%26")),
                text(SECRET.replace("&", "\\u0026")),
                text("\\x" + HexFormat.ofDelimiter("\\x").formatHex(text(SECRET))),
                text("{\\\"p\\\":\\\"" + SECRET + "\\\"}"), text("a\\n" + SECRET + "\\nb"),
                text(SECRET.replace("&", "\\046")),
                ("p=" + SECRET + " ").getBytes(StandardCharsets.UTF_16LE),
                (" p=" + SECRET).getBytes(StandardCharsets.UTF_16BE),
                text(Base64.getEncoder().encodeToString(("echo " + SECRET).getBytes(StandardCharsets.UTF_16LE))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text(text));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource({"writings", "encoded"})
    void findsASecretThatWasMaskedElsewhere(byte[] writing) {
        for (int lines : new int[]{0, 3, 5000}) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(text("nothing of note-1 is here\n".repeat(lines)));
            content.writeBytes(writing);
            content.writeBytes(text("\nand more\n"));
            assertThat(search(content.toByteArray())).as("%d lines", lines).isNotEmpty()
                    .allMatch(it -> it.line() == lines + 1);
        }
    }

    @Test
    void saysHowItIsWritten() {
        assertThat(search(text("a " + base64("x " + SECRET)))).containsExactly(new Found("base64", 1));
        assertThat(search(text("\n\n" + SECRET + "\n" + SECRET))).containsExactly(new Found("plain", 3),
                new Found("plain", 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tr0ub4dor&3", "Tr0ub4dor&3-xy", "xTr0ub4dor&3-x", "tr0ub4dor&3-x", "MASKED_12345678"})
    void leavesOthersAlone(String text) {
        assertThat(search(text(text))).isEmpty();
    }

    /** The same digest as of rules, with keys of any length. */
    @ParameterizedTest
    @ValueSource(strings = {"00", KEY, KEY + KEY + KEY})
    void digestsAsMasksDo(String key) {
        String masked = Redactor.of(new Concealment(List.of(), key), List.of("(pin=).*")).text("pin=" + SECRET);
        assertThat(masked).isEqualTo("pin=" + MaskDigest.PREFIX
                + String.format("%08x", new MaskDigest(key).of(text(SECRET), 0, SECRET.length())));
    }

    @Test
    void collectsMasksInPiecesOfAnySize() {
        byte[] content = text("MASKED_0000000g MASKED_MASKED_89abcdef x=MASKED_00000001;MASKED_1234567");
        for (int size = 1; size < content.length; size++) {
            MaskedSecrets masked = new MaskedSecrets(KEY);
            MaskCollector collector = new MaskCollector(masked);
            for (int at = 0; at < content.length; at += size) {
                collector.write(content, at, Math.min(size, content.length - at));
            }
            assertThat(masked.count()).isEqualTo(2);
        }
    }

    private static List<Found> search(byte[] content) {
        MaskedSecrets masked = new MaskedSecrets(KEY);
        String mask = String.format("MASKED_%08x", new MaskDigest(KEY).of(text(SECRET), 0, SECRET.length()));
        new MaskCollector(masked).write(text(mask), 0, mask.length());
        List<Found> found = new ArrayList<>();
        WordStream stream = new WordStream(masked, (writing, line) -> found.add(new Found(writing, line)));
        Random random = new Random(content.length);
        for (int at = 0; at < content.length;) {
            int part = Math.min(content.length - at, 1 + random.nextInt(900));
            stream.write(content, at, part);
            at += part;
        }
        stream.finish();
        return found;
    }
}
