package io.gather.core.verdict;

import java.util.List;
import java.util.Random;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExtentsTest {
    private static final Generation FILE = new Generation(1, 2, "ab");

    @Test
    void claimsNoMiddleThatWasDropped() {
        assertThat(Extents.of(100, 11, Keep.BOTH).held(FILE, 11, 0)).containsExactly(range(0, 5), range(94, 100));
        assertThat(Extents.of(100, 10, Keep.HEAD).held(FILE, 10, 0)).containsExactly(range(0, 10));
        assertThat(Extents.of(100, 10, Keep.TAIL).held(FILE, 10, 0)).containsExactly(range(90, 100));
        assertThat(Extents.of(10, 10, Keep.BOTH).held(FILE, 10, 0)).containsExactly(range(0, 10));
    }

    @Test
    void claimsNoMoreThanWasKept() {
        Extents both = Extents.of(100, 20, Keep.BOTH);

        assertThat(both.held(FILE, 7, 0)).containsExactly(range(0, 7));
        assertThat(both.held(FILE, 13, 0)).containsExactly(range(0, 10), range(90, 93));
        assertThat(both.held(FILE, 0, 0)).containsExactly(range(0, 0));
        assertThat(Extents.of(0, 20, Keep.TAIL).held(FILE, 0, 0)).containsExactly(range(0, 0));
    }

    @Test
    void leavesOutALineWithoutItsBegin() {
        assertThat(Extents.of(100, 20, Keep.TAIL).held(FILE, 20, 3)).containsExactly(range(83, 100));
        assertThat(Extents.of(100, 20, Keep.BOTH).held(FILE, 20, 3)).containsExactly(range(0, 10), range(93, 100));
        assertThat(Extents.of(100, 20, Keep.BOTH).held(FILE, 20, 10)).containsExactly(range(0, 10));
        assertThat(Extents.of(100, 20, Keep.BOTH).tornAfter()).isEqualTo(10);
        assertThat(Extents.of(100, 20, Keep.TAIL).tornAfter()).isZero();
        assertThat(Extents.of(100, 20, Keep.HEAD).tornAfter()).isEqualTo(-1);
        assertThat(Extents.of(20, 20, Keep.TAIL).tornAfter()).isEqualTo(-1);
    }

    @Test
    void holdsAsManyBytesAsWereRead() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            long size = random.nextInt(50);
            long max = random.nextInt(60);
            Extents wanted = Extents.of(size, max, List.of(Keep.HEAD, Keep.TAIL, Keep.BOTH).get(random.nextInt(3)));
            long most = Math.min(size, max);
            long read = most == 0 ? 0 : random.nextLong(most + 1);
            List<Range> held = wanted.held(FILE, read, 0);
            assertThat(held.stream().mapToLong(it -> it.to() - it.from()).sum()).as("seed %d", seed).isEqualTo(read);
            assertThat(held).as("seed %d", seed).isNotEmpty().allMatch(it -> it.from() >= 0 && it.to() <= size);
        }
    }

    private static Range range(long from, long to) {
        return new Range(FILE, from, to);
    }
}
