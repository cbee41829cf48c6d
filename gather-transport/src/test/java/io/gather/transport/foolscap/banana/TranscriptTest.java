package io.gather.transport.foolscap.banana;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.transport.foolscap.Capture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What tubs in Python said to each other, token by token as it was decoded beside them. */
class TranscriptTest {
    private static final Pattern RUN = Pattern.compile("RUN ([A-Z0-9]+)-?([a-z]*): .*");
    private static final Pattern CHUNK = Pattern.compile("\\[\\S+] (conn[0-9]) ([A-Z]+) (-->|<--) .*");
    private static final Pattern TOKEN = Pattern
            .compile(" +@([0-9]+) +([A-Z]+) +(.*?) +\\| ([0-9a-f]+)(?:\\.\\.\\(([0-9]+) bytes\\))?");

    private record Told(String file, long at, String kind, String value, String hex, int length) {}

    private static final List<Told> TOLD = told();

    static List<String> captures() {
        return Capture.names();
    }

    private static List<Told> told() {
        List<Told> all = new ArrayList<>();
        String run = "";
        String file = "";
        for (String line : new String(Capture.resource("transcript.txt"), StandardCharsets.UTF_8).split("\n")) {
            Matcher matcher = RUN.matcher(line);
            if (matcher.matches()) {
                run = matcher.group(1) + (matcher.group(1).equals("E") ? matcher.group(2) : "");
                continue;
            }
            matcher = CHUNK.matcher(line);
            if (matcher.matches()) {
                file = run + "." + matcher.group(2).toLowerCase(Locale.ROOT) + "." + matcher.group(1)
                        + (matcher.group(3).equals("<--") ? ".received" : ".sent");
                continue;
            }
            matcher = TOKEN.matcher(line);
            if (matcher.matches()) {
                String hex = matcher.group(4);
                all.add(new Told(file, Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3), hex,
                        matcher.group(5) == null ? hex.length() / 2 : Integer.parseInt(matcher.group(5))));
            }
        }
        return all;
    }

    @Test
    void holdsAllCaptures() {
        assertThat(TOLD.stream().map(Told::file).distinct()).containsAll(
                Capture.names().stream().filter(it -> !it.contains("conn2")).toList());
        assertThat(TOLD).hasSizeGreaterThan(3000);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void readsWhatTheyRead(String name) throws IOException {
        Capture capture = Capture.of(name);
        TokenReader reader = new TokenReader(capture.stream(), BananaLimits.USUAL);
        Vocabulary vocabulary = Vocabulary.initial(1);
        Map<Long, String> found = new HashMap<>();
        List<Long> opened = new ArrayList<>();
        long at = capture.start();
        for (Token token = reader.next(); token != null; token = reader.next()) {
            long end = capture.start() + reader.position();
            found.put(at, (end - at) + " " + printed(token, vocabulary));
            at = end;
            switch (token) {
                case Token.Open open -> opened.add(open.count());
                case Token.Close close -> assertThat(opened.removeLast()).isEqualTo(close.count());
                default -> {
                    // Only objects must be in balance.
                }
            }
        }
        assertThat(opened).isEmpty();
        for (Told each : TOLD) {
            if (each.file().equals(name)) {
                assertThat(found.get(each.at())).as(each.toString()).isEqualTo(each.length() + " " + printed(each));
                byte[] begin = HexFormat.of().parseHex(each.hex());
                assertThat(Arrays.copyOfRange(capture.bytes(), (int) each.at(),
                        (int) each.at() + begin.length)).isEqualTo(begin);
            }
        }
    }

    private static String printed(Told told) {
        return switch (told.kind()) {
            case "OPEN", "CLOSE", "ABORT" -> told.kind() + told.value();
            case "INT", "NEG", "LONGINT", "LONGNEG" -> "INT" + told.value();
            case "VOCAB" -> "VOCAB" + told.value();
            case "FLOAT" -> "FLOAT" + Double.parseDouble(told.value());
            case "STRING" -> "STRING";
            default -> told.kind();
        };
    }

    private static String printed(Token token, Vocabulary vocabulary) throws IOException {
        return switch (token) {
            case Token.Open open -> "OPEN" + open.count();
            case Token.Close close -> "CLOSE" + close.count();
            case Token.Abort abort -> "ABORT" + abort.count();
            case Token.Int number -> "INT" + number.value();
            case Token.Word word -> "VOCAB'" + vocabulary.word(word.index()).text() + "'";
            case Token.Real real -> "FLOAT" + real.value();
            case Token.Text _ -> "STRING";
            case Token.Ping _ -> "PING";
            case Token.Pong _ -> "PONG";
            case Token.Complaint _ -> "ERROR";
            case Token.Skipped skipped -> throw new AssertionError(Objects.toString(skipped));
        };
    }
}
