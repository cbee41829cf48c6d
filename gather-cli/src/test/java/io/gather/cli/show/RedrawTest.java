package io.gather.cli.show;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RedrawTest {
    private static final Terminal PLAIN = new Terminal(true, false, new TerminalSize(24, 80, true));

    private final Redraw redraw = new Redraw();

    @Test
    void putsThePictureInThePlaceOfTheLastOne() {
        assertThat(draw(List.of(), 80, "one", "two")).isEqualTo("\rone\033[K\ntwo\033[K\n\033[J");
        assertThat(draw(List.of("said"), 80, "three")).isEqualTo("\r\033[2Asaid\033[K\nthree\033[K\n\033[J");
        assertThat(draw(List.of(), 80)).isEqualTo("\r\033[1A\033[J");
        assertThat(draw(List.of(), 80)).isEqualTo("\r\033[J");
    }

    @Test
    void findsItsWayInATerminalThatBecameNarrower() {
        draw(List.of(), 80, "x".repeat(79), "short");

        assertThat(draw(List.of(), 40, "y")).startsWith("\r\033[3A");
    }

    @Test
    void neverWritesTheLastColumn() {
        assertThat(draw(List.of(), 10, "x".repeat(30))).isEqualTo("\r" + "x".repeat(8) + "…\033[K\n\033[J");
    }

    @Test
    void coloursTheBeginningOnly() {
        Terminal colour = new Terminal(true, true, new TerminalSize(24, 80, true));

        assertThat(redraw.picture(List.of(), List.of(new Line(Tone.BAD, "failed", "  n1")), 80, colour))
                .isEqualTo("\r\033[31mfailed\033[0m  n1\033[K\n\033[J");
    }

    private String draw(List<String> above, int columns, String... lines) {
        return redraw.picture(above, List.of(lines).stream().map(Line::plain).toList(), columns, PLAIN);
    }
}
