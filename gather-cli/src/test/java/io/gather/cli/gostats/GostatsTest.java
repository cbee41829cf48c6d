package io.gather.cli.gostats;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.gather.cli.show.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Scripts and units that start gostats start ours as they are. */
class GostatsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<List<String>> ran = new ArrayList<>();
    private int code;

    private int run(String... args) {
        Printer printer = new Printer(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int ended = new Gostats(printer, line -> {
            ran.add(line);
            return code;
        }).run(List.of(args));
        printer.flush();
        return ended;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-config-file x", "-config-file=x", "--config-file x", "--config-file=x"})
    void takesFlagsAsGoDoes(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(ran).containsExactly(List.of("stats", "run", "--config-file=x"));
    }

    @Test
    void takesAllFlags() {
        run("-loglevel", "DEBUG", "-logfile=-odd", "-check-stat-return", "-check=false", "--", "-version");
        assertThat(ran).containsExactly(List.of("stats", "run", "--log-level=DEBUG", "--log-file=-odd",
                "--check-stat-return"));
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("gostats version: 0.40\n");
        assertThat(ran).isEmpty();
    }

    @Test
    void helpsOnStandardError() {
        assertThat(run("-help")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Usage of gostats:").contains("-config-file");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-nonsense, not defined: -nonsense", "-logfile, needs an argument: -logfile",
            "-loglevel=loud, invalid value"})
    void refusesOthers(String flag, String words) {
        assertThat(run(flag)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(words, "Usage of gostats:");
        assertThat(ran).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 1", "5, 5", "7, 7"})
    void endsAsGostatsDoes(int ours, int its) {
        code = ours;
        assertThat(run()).isEqualTo(its);
    }
}
