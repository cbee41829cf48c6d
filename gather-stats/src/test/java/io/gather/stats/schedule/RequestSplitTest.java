package io.gather.stats.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestSplitTest {
    /** As gostats was seen to do. */
    @Test
    void fourHundredLongKeysAreThreeRequests() {
        assertThat(RequestSplit.of(Collections.nCopies(400, "k".repeat(41)))).extracting(List::size)
                .containsExactly(174, 174, 52);
    }

    @Test
    void nothingIsNoRequest() {
        assertThat(RequestSplit.of(List.of())).isEmpty();
        assertThat(RequestSplit.of(List.of("k".repeat(9000), "a"))).extracting(List::size).containsExactly(1, 1);
    }

    @Test
    void everyKeyIsInOneRequestThatHasRoom() {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<String> keys = new ArrayList<>();
            for (int count = random.nextInt(1500); count > 0; count--) {
                keys.add("k".repeat(random.nextInt(200)));
            }
            List<List<String>> requests = RequestSplit.of(keys);

            assertThat(requests.stream().flatMap(List::stream).toList()).as("seed %d", seed).isEqualTo(keys);
            for (int at = 0; at < requests.size(); at++) {
                int size = requests.get(at).stream().mapToInt(it -> it.length() + 5).sum();
                assertThat(size).as("seed %d", seed).isBetween(1, RequestSplit.BUDGET);
                if (at + 1 < requests.size()) {
                    assertThat(size + 5 + requests.get(at + 1).getFirst().length()).as("seed %d", seed)
                            .isGreaterThan(RequestSplit.BUDGET);
                }
            }
        }
    }
}
