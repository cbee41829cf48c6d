package io.gather.incident.show;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.event.EventTime;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DumpTextTest {
    private static final DumpStyle PLAIN = new DumpStyle(EventTime.SHORT_LOCAL, ZoneOffset.UTC, false, false, false,
            SecretMasks.redactor(true));
    private static final DumpStyle VERBOSE = new DumpStyle(EventTime.UTC, ZoneOffset.UTC, true, false, true,
            SecretMasks.redactor(true));

    static Stream<Path> golden() throws IOException {
        try (Stream<Path> files = Files.list(FlogCaptures.file("dump_golden"))) {
            return files.sorted().toList().stream();
        }
    }

    /** What stands there is what the real tool printed. */
    @ParameterizedTest
    @MethodSource("golden")
    void isWhatFlogtoolPrints(Path golden) throws Exception {
        boolean verbose = golden.toString().endsWith(".dump-v-r-utc.txt");
        String log = golden.getFileName().toString().replaceFirst("\\.dump.*", "").replaceFirst(".*__", "");
        Path file = FlogCaptures.logs().stream()
                .filter(it -> it.getFileName().toString().equals(log) && isFrom(it, golden)).findFirst().orElseThrow();

        List<String> ours = dump(file, verbose ? VERBOSE : PLAIN);

        List<String> theirs = Files.readString(golden).lines().toList();
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            // Of arguments that became a list flogtool makes nothing.
            if (!theirs.get(i).contains("[formatting failed]")) {
                assertThat(ours.get(i)).isEqualTo(theirs.get(i));
            }
        }
    }

    private static boolean isFrom(Path file, Path golden) {
        String folder = golden.getFileName().toString().replaceFirst("__.*", "");
        return file.toString().contains("/" + folder + "/");
    }

    private static List<String> dump(Path file, DumpStyle style) throws IOException {
        List<String> lines = new ArrayList<>();
        DumpText text = new DumpText(style, lines::add);
        try (FlogReader reader = FlogReader.open(file)) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                assertThat(line).isNotInstanceOf(FlogLine.Damaged.class);
                text.add(line);
            }
        }
        return lines.stream().flatMap(it -> it.isEmpty() ? Stream.of("") : it.lines()).toList();
    }

    @Test
    void fillsInArgumentsThatBecameALIst() throws Exception {
        Path file = FlogCaptures.file("node_side_incidents/incident-2026-11-21--00-09-42Z-pks3qxa.flog.bz2");

        assertThat(dump(file, PLAIN)).noneMatch(it -> it.contains("formatting failed"))
                .anyMatch(it -> it.endsWith("queue depth 7 exceeds limit"));
    }

    @Test
    void masksWhatIsSecret() throws Exception {
        DumpStyle masked = new DumpStyle(EventTime.UTC, ZoneOffset.UTC, true, false, false,
                SecretMasks.redactor(false));
        for (Path file : FlogCaptures.logs()) {
            assertThat(dump(file, masked)).noneMatch(it -> it.contains("pldzdhdcf35asb7oyan4b4cvpnipcmyw"))
                    .allMatch(it -> !it.matches(".*pb://[^/ ]*/[a-z0-9].*"));
        }
        assertThat(SecretMasks.redactor(false).text("read URI:DIR2:abc234:def:7 and http://x/uri/URI%3ACHK%3Aq2%3A5/x"))
                .isEqualTo("read URI:DIR2:******** and http://x/uri/URI%3ACHK%3A********/x");
        assertThat(SecretMasks.redactor(false).text("['pb://abc@tcp:h:1,tcp:i:2/swiss', 1]"))
                .isEqualTo("['pb://abc@tcp:h:1,tcp:i:2/********', 1]");
        assertThat(
                SecretMasks.redactor(false).text("a=pb%3A%2F%2Fabc%40tcp%3Ah%3A1%2Fswiss b=pb%3A//abc%40tcp%3Ah/swiss"))
                .isEqualTo("a=pb%3A%2F%2Fabc%40tcp%3Ah%3A1%2F******** b=pb%3A//abc%40tcp%3Ah/********");
    }
}
