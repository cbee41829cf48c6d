package io.gather.minion.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.gather.core.plan.Limits;
import io.gather.core.verdict.ProcessEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnSessionTest {
    @TempDir
    Path bin;

    /** None of these folders is in the search path of the JVM, which looks there for what it starts. */
    private SearchPath only(String... programs) throws Exception {
        for (String program : programs) {
            Files.createSymbolicLink(bin.resolve(program), Path.of("/usr/bin", program));
        }
        return new SearchPath(List.of(bin.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"setsid", "busybox", "perl", "python3"})
    void isMadeByWhatTheNodeHas(String program) throws Exception {
        SearchPath path = only("sh", "cut", "nice", program);

        OwnSession session = OwnSession.find(path);

        assertThat(session.words().getFirst()).isEqualTo(bin.resolve(program).toString());
        assertThat(session.notice()).isEqualTo(program.equals("setsid")
                ? null
                : "It has no setsid: " + program + " stands in for it.");
        assertThat(output(path, "cut -d ' ' -f 1,6 < /proc/self/stat; echo $$")).matches("[0-9]+ ([0-9]+)\n\\1\n");
    }

    @Test
    void isDoneWithoutWhereThereIsNothing() throws Exception {
        SearchPath path = only("sh");

        assertThat(OwnSession.find(path).notice()).startsWith("It has no setsid, nor perl or python3");
        assertThat(output(path, "echo ran")).isEqualTo("ran\n");
    }

    private static String output(SearchPath path, String line) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProcessEnd ended = new Shell(path, new Marker("t-session", "node1"), Limits.defaults(), Spawning.PROGRAMS)
                .start(line, "1").attend(
                        new Sink() {
                            @Override
                            public void write(byte[] more, int length) {
                                bytes.write(more, 0, length);
                            }

                            @Override
                            public boolean full() {
                                return false;
                            }
                        }, System.nanoTime() + Duration.ofSeconds(20).toNanos(), () -> false);
        assertThat(ended.exit()).isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
