package io.gather.minion.spool;

import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuotaTest {
    private static final long LIMIT = 16 << 20;
    private static final long RESERVE = 256 << 10;

    private final Memory memory = new Memory(ByteSize.of(LIMIT));

    @Test
    void oneRunHasAllOfIt() {
        Quota quota = memory.quota();

        assertThat(quota.take(LIMIT - RESERVE)).isTrue();
        assertThat(quota.take(1)).isFalse();
    }

    @Test
    void allRunsTogetherHaveNoMoreThanOne() {
        Quota one = memory.quota();
        Quota other = memory.quota();

        assertThat(one.take(10 << 20)).isTrue();
        assertThat(other.take(10 << 20)).isFalse();
        assertThat(other.take(5 << 20)).isTrue();
    }

    @Test
    void aRunThatBeginsLaterHasItsPartWhateverOthersHold() {
        Quota greedy = memory.quota();
        Quota later = memory.quota();
        while (greedy.take(64 << 10)) {
            // As much as it gets.
        }

        assertThat(later.left()).isGreaterThanOrEqualTo(LIMIT / 8 - RESERVE);
    }

    @Test
    void whatARunHadIsFreeWhenItHasEnded() {
        Quota first = memory.quota();
        Quota second = memory.quota();
        first.take(4 << 20);
        first.give(4 << 20);
        first.close();

        assertThat(second.left()).isEqualTo(LIMIT - RESERVE);
    }
}
