package io.gather.stats.sink.influx;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinesTest {
    @Test
    void piecesAreBoundedByLinesAndBytes() {
        assertThat(Lines.pieces(Collections.nCopies(12_001, "m v=1 1\n"))).extracting(List::size)
                .containsExactly(5000, 5000, 2001);
        assertThat(Lines.pieces(Collections.nCopies(5, "x".repeat(2 << 20)))).extracting(List::size)
                .containsExactly(2, 2, 1);
        assertThat(Lines.pieces(List.of("x".repeat(5 << 20), "y"))).extracting(List::size).containsExactly(1, 1);
        assertThat(Lines.pieces(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partial write: field type conflict: input field "v" on measurement "m" is type integer dropped=3 | 3
            partial write: points beyond retention policy dropped=12 | 12
            partial write: unable to parse 'm': missing fields dropped=0 | 1
            partial write: unable to parse 'a': x unable to parse 'b': y dropped=0 | 2
            unable to parse 'm': missing fields | 0
            database is read only | 0
            """)
    void howManyAreLeftOut(String text, int count) {
        assertThat(Lines.count(text)).isEqualTo(count);
    }
}
