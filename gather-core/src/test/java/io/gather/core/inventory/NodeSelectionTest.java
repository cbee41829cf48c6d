package io.gather.core.inventory;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NodeSelectionTest {
    private static final Inventory INVENTORY = new Inventory("c",
            List.of(node("n1", "r1"), node("n2", "r1"), node("n3", "r2"), node("db", "r2")),
            Map.of("web", List.of("n1", "n2"), "web-old", List.of("n3")), List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"n[1-2]||n1 n2", "*|n*|db", "@web,db||n1 n2 db", "@web*||n1 n2 n3",
            "@*!@web||n3 db", "n?|n2|n1 n3", "@rack:r2||n3 db", "|@web|n3 db", "n[1-2]*||n1 n2"})
    void chooses(String nodes, String excluded, String left) {
        NodeSelection selection = new NodeSelection(nodes == null ? "" : nodes, excluded == null ? "" : excluded);
        assertThat(selection.of(INVENTORY).nodes()).extracting(Node::name).containsExactly(left.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"n4||not in the inventory: n4, did you mean 'n1'?",
            "@wob||there is no group @wob, did",
            "n[1-9]||not in the inventory: n[4-9]", "n1|n1|no node is left", "x*||no node is left",
            "n[1||'[' without ']'",
            "@rack:r3||there is no group @rack:r3"})
    void saysWhatIsWrong(String nodes, String excluded, String message) {
        NodeSelection selection = new NodeSelection(nodes, excluded == null ? "" : excluded);
        assertThatThrownBy(() -> selection.of(INVENTORY)).hasMessageContaining(message);
    }

    @Test
    void knowsNodesByTheirLogicalNumbers() {
        Inventory numbered = new Inventory("c", List.of(new Node("a", "a", 1, Reach.Ssh.USUAL, Map.of()),
                new Node("b", "b", 2, Reach.Ssh.USUAL, Map.of()), new Node("x", "x")));

        assertThat(new NodeSelection("@lnn:2,@lnn:1", "").of(numbered).nodes()).extracting(Node::name)
                .containsExactly("a", "b");
        assertThatThrownBy(() -> new NodeSelection("@lnn:7", "").of(numbered))
                .hasMessageContaining("there is no group @lnn:7");
    }

    @Test
    void keepsOnlyGroupsOfNodesThatAreLeft() {
        assertThat(new NodeSelection("n1", "").of(INVENTORY).groups()).isEqualTo(Map.of("web", List.of("n1")));
    }

    @Test
    void takesNamesForAddressesWithoutAnInventory() {
        assertThat(new NodeSelection("h[1-2],local", "h2").withoutInventory("c").nodes())
                .containsExactly(new Node("h1", "h1"), new Node("local", "local"));
        assertThatThrownBy(() -> new NodeSelection("h*", "").withoutInventory("c"))
                .hasMessageContaining("needs an inventory");
    }

    private static Node node(String name, String rack) {
        return new Node(name, name, null, Reach.Ssh.USUAL, Map.of("rack", rack));
    }
}
