package io.gather.core.overlord;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.inventory.Access;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.plan.Limits;
import io.gather.core.settings.SshSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PreviewTest {
    @Test
    void nodesThatDoTheSameAreTogetherAndTheClusterIsFirst() {
        Access root = new Access("root", null, null, null, true);
        Inventory inventory = new Inventory("c",
                List.of(new Node("n1", "n1"), new Node("n2", "n2", null, root, Map.of()),
                        new Node("n3", "10.0.0.3"), new Node("here", Node.LOCAL_ADDRESS)));

        List<PlannedNodes> nodes = preview(List.of("uptime"), List.of("status")).nodes(inventory);

        assertThat(nodes).extracting(PlannedNodes::nodes).containsExactly(List.of("local"), List.of("n1", "n3"),
                List.of("n2"), List.of("here"));
        assertThat(nodes).extracting(PlannedNodes::here).containsExactly(true, false, false, true);
        assertThat(nodes).extracting(PlannedNodes::user).containsExactly(null, null, "root", null);
        assertThat(nodes).extracting(PlannedNodes::sudo).containsExactly(false, false, true, false);
        assertThat(nodes).allSatisfy(each -> assertThat(each.tasks()).hasSize(1));
        assertThat(nodes).allSatisfy(each -> assertThat(each.most()).isEqualTo(100L << 20));
    }

    @Test
    void whatIsOnlyForTheClusterConcernsNoNode() {
        assertThat(preview(List.of(), List.of("status")).nodes(new Inventory("c", List.of(new Node("n1", "n1")))))
                .extracting(PlannedNodes::nodes).containsExactly(List.of("local"));
    }

    private static Preview preview(List<String> commands, List<String> localCommands) {
        return new Preview(new GatherRequest("c", Path.of("/out"), "GatherLogs",
                new Selection("none", List.of(), List.of(), List.of()), List.of(), commands, localCommands, Map.of(),
                Limits.defaults(), List.of(), null, null, SshSettings.builtIn(), List.of(), "gather"),
                new CatalogReader().read(), Clock.systemUTC());
    }
}
