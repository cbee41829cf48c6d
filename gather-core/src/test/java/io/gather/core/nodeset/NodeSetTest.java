package io.gather.core.nodeset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NodeSetTest {
    private static final long SEED = 20261121;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"node3,node1,node2|node[1-3]", "a[1-5]!a3|a[1-2,4-5]", "a[1-5]&a[4-9]|a[4-5]",
            "a[1-3]^a[2-5]|a[1,4-5]", "n[08-11]|n[08-11]", "n[1,01]|n[1,01]", "n[9,09-10,010]|n[9,09-10,010]",
            "n[0-10/2]|n[0,2,4,6,8,10]", "a[1-2]b[1-2]!a2b2|a1b[1-2],a2b1", "10.0.0.1,10.0.0.2|10.0.0.[1-2]",
            "x0[8-9]|x[08-09]", "x[1-2]0|x[10,20]", "web,a100%|a100%,web", "a[-2-1]|a[-2-1]"})
    void folds(String expression, String folded) {
        assertThat(NodeSet.parse(expression)).hasToString(folded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a[1|SYNTAX", "a1]|SYNTAX", "a[1][2]|SYNTAX", "a,,b|SYNTAX", "a!|SYNTAX",
            "a[1-2/2]0|SYNTAX", "a[]|RANGE", "a[3-1]|RANGE", "a[1-010]|RANGE", "a[x]|RANGE", "a[1-2/0]|RANGE",
            "a[1-3-5]|RANGE", "a[1-999999999999]|TOO_LARGE", "a[1-99999]b[1-99999]|TOO_LARGE",
            "a[0-99999999999999999]|TOO_LARGE", "@db|GROUP", "a*|GROUP"})
    void refuses(String expression, NodeSetException.Kind kind) {
        assertThatThrownBy(() -> NodeSet.parse(expression)).isInstanceOfSatisfying(NodeSetException.class,
                e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void countsWithoutMakingNames() {
        assertThat(NodeSet.parse("a[1-4000000],b[1-4000000],c[1-2000]d[1-2000]").count()).isEqualTo(12_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n12345678901234567890,n12345678901234567891",
            "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20"
                    + ".21.22.23.24.25.26.27.28.29.30",
            "100%s5", "%%1", "𝒳1,ｘ1"})
    void keepsOddNames(String names) {
        NodeSet set = NodeSet.parse(names);
        assertThat(set.stream()).containsExactlyInAnyOrder(names.split(","));
        assertThat(NodeSet.parse(set.toString()).stream().toList()).isEqualTo(set.stream().toList());
    }

    @Test
    void takesNamesAsTheyAre() {
        NodeSet set = NodeSet.of(List.of("a,b", "c[1]", "@x", "n1", "n2"));
        assertThat(set.stream()).containsExactlyInAnyOrder("a,b", "c[1]", "@x", "n1", "n2");
        assertThat(set.contains("c[1]")).isTrue();
        assertThat(set.contains("n3")).isFalse();
    }

    @Test
    void foldedIsTheSameSet() {
        Expressions expressions = new Expressions(SEED);
        for (int i = 0; i < 3000; i++) {
            String expression = expressions.union(6);
            NodeSet set = parsed(expression);
            if (set == null) {
                continue;
            }
            List<String> names = set.stream().toList();
            assertThat(names).as("seed %d: %s", SEED, expression).doesNotHaveDuplicates().hasSize((int) set.count())
                    .allMatch(set::contains);
            NodeSet again = NodeSet.parse(set.toString());
            assertThat(new HashSet<>(again.stream().toList())).as("seed %d: %s", SEED, expression)
                    .isEqualTo(new HashSet<>(names));
            assertThat(NodeSet.of(names)).as("seed %d: %s", SEED, expression).hasToString(NodeSet.of(
                    again.stream().toList()).toString());
        }
    }

    @Test
    void operatorsDoWhatSetsDo() {
        Expressions expressions = new Expressions(SEED + 1);
        for (int i = 0; i < 3000; i++) {
            NodeSet a = parsed(expressions.union(3));
            NodeSet b = parsed(expressions.union(3));
            if (a == null || b == null) {
                continue;
            }
            String as = "seed " + (SEED + 1) + ": " + a + " and " + b;
            Set<String> union = set(a);
            union.addAll(set(b));
            Set<String> difference = set(a);
            difference.removeAll(set(b));
            Set<String> intersection = set(a);
            intersection.retainAll(set(b));
            assertThat(set(a.union(b))).as(as).isEqualTo(union);
            assertThat(set(a.difference(b))).as(as).isEqualTo(difference);
            assertThat(set(a.intersection(b))).as(as).isEqualTo(intersection);
            if (!a.isEmpty() && !b.isEmpty()) {
                Set<String> either = set(a.difference(b));
                either.addAll(set(b.difference(a)));
                IndexesByPattern toggled = new IndexesByPattern();
                a.forEach(name -> toggled.add(Operand.ofName(name)));
                IndexesByPattern other = new IndexesByPattern();
                b.forEach(name -> other.add(Operand.ofName(name)));
                toggled.toggle(other);
                assertThat(set(new NodeSet(toggled))).as(as).isEqualTo(either);
            }
        }
    }

    @Test
    void anythingParsesOrIsRefused() {
        Expressions expressions = new Expressions(SEED + 2);
        for (int i = 0; i < 20_000; i++) {
            String text = i % 2 == 0 ? expressions.broken() : expressions.bytes();
            NodeSet set = parsed(text);
            if (set != null) {
                assertThat(set.toString()).as("seed %d: %s", SEED + 2, text).isNotNull();
                assertThat(set.stream().limit(500).count()).as("seed %d: %s", SEED + 2, text)
                        .isEqualTo(Math.min(500, set.count()));
            }
        }
    }

    @Test
    void foldsVeryManyNames() {
        List<String> regular = IntStream.range(0, 100_000).mapToObj(i -> "rack" + i / 100 + "node" + i % 100).toList();
        assertThat(NodeSet.parseAll(regular.stream(), Groups.NONE)).hasToString("rack[0-999]node[0-99]");
        List<String> irregular = IntStream.range(0, 5_000).mapToObj(i -> "a" + i + "b" + 7 * i).toList();
        assertThat(NodeSet.parseAll(irregular.stream(), Groups.NONE).toString().split(",")).hasSize(5_000);
    }

    @Test
    void refusesWhatFillsTheMemory() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            names.add("a[%d-%d]b[%d-%d]".formatted(i, i + 999, 3 * i, 3 * i + 999));
        }
        NodeSet set = NodeSet.parseAll(names.stream(), Groups.NONE);
        assertThatThrownBy(set::toString).isInstanceOfSatisfying(NodeSetException.class,
                e -> assertThat(e.kind()).isEqualTo(NodeSetException.Kind.TOO_LARGE));
    }

    private static Set<String> set(NodeSet set) {
        return new HashSet<>(set.stream().toList());
    }

    private static @org.jspecify.annotations.Nullable NodeSet parsed(String expression) {
        try {
            return NodeSet.parse(expression);
        } catch (NodeSetException e) {
            assertThat(e.getMessage()).as(expression).isNotEmpty();
            return null;
        }
    }
}
