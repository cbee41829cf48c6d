package io.gather.incident.verb;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnsTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void columnsAreAsWideAsTheirWidest() {
        try (Columns columns = new Columns(lines::add)) {
            columns.row("a", "bb", "the rest");
            columns.row("aaa", "b", "");
        }

        assertThat(lines).containsExactly("a    bb  the rest", "aaa  b");
    }

    @Test
    void ofVeryManyRowsOnlySomeAreHeld() {
        try (Columns columns = new Columns(lines::add)) {
            for (int i = 0; i < 1500; i++) {
                columns.row("row", Integer.toString(i));
            }
            assertThat(lines).hasSize(1000);
            columns.row("a wider one", "1500");
        }

        assertThat(lines).hasSize(1501).startsWith("row  0").endsWith("a wider one  1500")
                .contains("row          1499");
    }
}
