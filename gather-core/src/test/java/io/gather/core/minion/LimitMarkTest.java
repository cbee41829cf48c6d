package io.gather.core.minion;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LimitMarkTest {
    private final LimitMark mark = new LimitMark("20261120T101500Z-7f3a", "node1");

    @Test
    void numbersUnitsWithinTheirRun() {
        assertThat(Long.toString(mark.run())).hasSize(8);
        assertThat(Long.toString(mark.unit("12-3"))).isEqualTo(mark.run() + "000012003");
        assertThat(Long.toString(mark.unit("12"))).isEqualTo(mark.run() + "000012999");
        assertThat(mark.unit("12-list")).isEqualTo(mark.unit("12"));
        assertThat(Long.toString(mark.unit("facts"))).isEqualTo(mark.run() + "000000999");
    }

    @Test
    void tellsRunsApart() {
        assertThat(mark.run()).isNotEqualTo(new LimitMark(mark.gather(), "node2").run());
    }
}
