package io.gather.cli.modules;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A verb may last until the process is told to end. */
class VerbRunTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"returns, TERM, 0", "throws, TERM, 143", "throws, INT, 130", "deaf, TERM, 143"})
    void endsWithASignal(String how, String signal, int code) throws Exception {
        // A shell has its background ignore SIGINT.
        Process process = new ProcessBuilder("env", "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), LastingVerbMain.class.getName(), how, folder.toString())
                .redirectErrorStream(true).start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("waits");
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor())
                    .isZero();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(said.lines()).containsExactlyElementsOf(how.equals("deaf")
                    ? List.of("does not listen")
                    : List.of());
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(code);
    }
}
