package io.gather.cli.show;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"50 132,,50,132", "50 132,40,50,40", "0 0,,24,80", "'',,24,80", "rubbish,rubbish,24,80",
            "50 132,3,50,132",
            "1 19,,24,80"})
    void takesTheSizeThatIsTold(String told, String columns, int rows, int width) {
        TerminalSize size = TerminalSize
                .of(Map.of("GATHER_SIZE", told, "COLUMNS", columns == null ? "" : columns));

        assertThat(size.rows()).isEqualTo(rows);
        assertThat(size.columns()).isEqualTo(width);
    }

    @Test
    void drawsOnlyOnATerminalThatCanAndColoursUnlessToldNotTo() {
        assertThat(Terminal.of(Map.of("GATHER_TTY", "12")).interactive()).isTrue();
        assertThat(Terminal.of(Map.of("GATHER_TTY", "12")).colour()).isTrue();
        assertThat(Terminal.of(Map.of("GATHER_TTY", "12", "NO_COLOR", "1")).colour()).isFalse();
        assertThat(Terminal.of(Map.of("GATHER_TTY", "12", "TERM", "dumb")).interactive()).isFalse();
        assertThat(Terminal.of(Map.of("GATHER_TTY", "1")).interactive()).isFalse();
    }
}
