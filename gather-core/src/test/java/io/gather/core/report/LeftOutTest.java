package io.gather.core.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.gather.core.outcome.Limit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeftOutTest {
    @Test
    void nodesWithTheSameItemsForTheSameReasonStandTogether() {
        Set<String> items = new TreeSet<>(Set.of("g.a", "g.b"));

        List<LeftOut> all = LeftOut.of(new TreeMap<>(Map.of("n1", Map.of(Limit.SIZE, items), "n2",
                Map.of(Limit.SIZE, items), "n3", Map.of(Limit.TIME, items), "n4", Map.of())));

        assertThat(all).containsExactly(new LeftOut(Limit.SIZE, List.of("n1", "n2"), List.of("g.a", "g.b")),
                new LeftOut(Limit.TIME, List.of("n3"), List.of("g.a", "g.b")));
    }

    @Test
    void noneIsLongerThanReadersTake() {
        Set<String> items = names("group.item", 250);
        Map<String, Map<Limit, Set<String>>> left = new TreeMap<>();
        names("node", 120).forEach(node -> left.put(node, Map.of(Limit.NODE, items)));

        List<LeftOut> all = LeftOut.of(left);

        assertThat(all).hasSize(6).allSatisfy(part -> {
            assertThat(part.nodes()).hasSizeBetween(1, 100);
            assertThat(part.items()).hasSizeBetween(1, 100);
        });
        assertThat(all.stream().mapToInt(part -> part.nodes().size() * part.items().size()).sum())
                .isEqualTo(120 * 250);
    }

    private static Set<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.toCollection(TreeSet::new));
    }
}
