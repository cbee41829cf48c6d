package io.gather.core.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.gather.core.leak.word.MaskedSecrets;
import io.gather.core.obfuscate.IdentityMap;
import io.gather.core.obfuscate.KnownIdentities;
import io.gather.core.obfuscate.Originals;
import io.gather.core.obfuscate.ReplacedIdentity;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.redact.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LeakStreamTest {
    private static final String NAME = "gandalf07";
    private final IdentityMap map = new IdentityMap();

    static Stream<byte[]> writings() {
        byte[] name = NAME.getBytes(StandardCharsets.UTF_8);
        return Stream.of(text(NAME), text("http://GANDALF07/"), text("\\n" + NAME), base64(0), base64(1), base64(2),
                text(Base64.getUrlEncoder().encodeToString(text("??>" + NAME + "~~~"))),
                NAME.getBytes(StandardCharsets.UTF_16LE), NAME.getBytes(StandardCharsets.UTF_16BE),
                text(HexFormat.of().withUpperCase().formatHex(name)),
                text("%" + HexFormat.ofDelimiter("%").formatHex(name)),
                text("\\u" + HexFormat.ofDelimiter("\\u").formatHex(name).replace("\\u", "\\u00").replaceFirst("^",
                        "00")),
                text("\\x" + HexFormat.ofDelimiter("\\x").formatHex(name)));
    }

    private static byte[] base64(int before) {
        return text(Base64.getEncoder().encodeToString(text("x".repeat(before) + NAME + " and more")));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("writings")
    void findsAllWritings(byte[] writing) throws IOException {
        for (int before : new int[]{0, 1, 7, (64 << 10) - 4, 70_000}) {
            byte[] content = new byte[before + writing.length + 100];
            Arrays.fill(content, (byte) ' ');
            System.arraycopy(writing, 0, content, before, writing.length);
            assertThat(search(content).left()).as("%d", before).containsEntry("host", 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gandalf0", "xgandalf07", "gandalf071", "Z2FuZGFs", "host-abcdefgh", "nothing"})
    void leavesOthersAlone(String text) throws IOException {
        assertThat(search(text(text)).clean()).isTrue();
    }

    @Test
    void doesNotLookForWhatStandsForAnother() throws IOException {
        map.add(new ReplacedIdentity(IdentityKind.IP, "10.0.0.1", "10.0.0.9", false));
        map.add(new ReplacedIdentity(IdentityKind.IP, "10.0.0.9", "10.0.0.4", false));
        LeakReport report = search(text("from 10.0.0.9 to 10.0.0.4"));
        assertThat(report.clean()).isTrue();
        assertThat(report.ambiguous()).isEqualTo(1);
        assertThat(search(text("from 10.0.0.1, ip-10-0-0-1")).left()).containsEntry("ip", 2L);
    }

    @Test
    void findsWhatMasksOfASiteWouldChange() throws IOException {
        assertThat(searched("pin=123", Redactor.of(List.of("pin=[0-9]+"))).left()).containsOnlyKeys("mask");
        assertThat(searched("pin=none", Redactor.of(List.of("pin=[0-9]+"))).clean()).isTrue();
    }

    private LeakReport searched(String text, Redactor redactor) throws IOException {
        LeakTally tally = new LeakTally();
        Originals originals = new Originals(map, new KnownIdentities());
        LeakStream stream = new LeakStream(originals, new WritingIndex(originals.all()), redactor, null, tally);
        stream.write(text(text));
        stream.finish();
        return tally.report(originals, new MaskedSecrets("00"), 1);
    }

    private LeakReport search(byte[] content) throws IOException {
        Originals originals = new Originals(map, new KnownIdentities().host(NAME));
        LeakTally tally = new LeakTally();
        LeakStream stream = new LeakStream(originals, new WritingIndex(originals.all()), Redactor.NONE, null,
                tally);
        Random random = new Random(content.length);
        for (int at = 0; at < content.length;) {
            int part = Math.min(content.length - at, 1 + random.nextInt(9000));
            stream.write(content, at, part);
            at += part;
        }
        stream.finish();
        return tally.report(originals, new MaskedSecrets("00"), 1);
    }
}
