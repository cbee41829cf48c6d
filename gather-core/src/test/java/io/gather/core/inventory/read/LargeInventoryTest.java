package io.gather.core.inventory.read;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is too much is refused with words, quickly, and without a deep stack. */
class LargeInventoryTest {
    private static final int LEVELS = 20_000;

    @Test
    void refusesGroupsThatAreNestedTooDeeply() {
        refused("x.toml", "[[nodes]]\nname = \"n\"\n[groups]\n" + each("g%1$d = \"@g%2$d\"\n") + "g20000 = \"n\"\n",
                "more than 40 deep");
        refused("x.ini", "[g0]\nn\n" + each("[g%2$d:children]\ng%1$d\n"), "nested more than 40 deep");
        refused("x.yaml", "all:\n  children:\n"
                + each("    g%1$d:\n      children:\n        g%2$d:\n"), "nested more than 40 deep");
        refused("x.yaml", "all: " + "{children: {g: ".repeat(LEVELS) + "}}".repeat(LEVELS), "nested more than 40 deep");
        refused("x.yaml", "all: " + "[".repeat(LEVELS) + "]".repeat(LEVELS), "nested more than 40 deep");
    }

    @Test
    void refusesMoreMembersThanFitIntoMemory() {
        refused("x.ini",
                "[hosts]\nn[1:20000]\n" + IntStream.range(0, 100).mapToObj("[g%d:children]\nhosts\n"::formatted)
                        .collect(Collectors.joining()),
                "more than 200000 hosts");
    }

    @Test
    void refusesMoreThanItReadsOfToml() {
        refused("x.toml", each("[[nodes]]\nname = \"n%1$d\"\naddress = \"10.0.0.%2$d\"\n"), "larger than 512 kB");
    }

    private static String each(String format) {
        return IntStream.range(0, LEVELS).mapToObj(i -> String.format(format, i, i + 1)).collect(Collectors.joining());
    }

    private static void refused(String name, String text, String why) {
        assertThatThrownBy(() -> new InventoryReader("c").text(name, text, null)).isInstanceOf(GatherException.class)
                .hasMessageContaining(why);
    }
}
