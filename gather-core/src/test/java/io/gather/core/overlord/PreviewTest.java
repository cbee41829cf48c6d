package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.settings.SshSettings;
import io.gather.core.window.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PreviewTest {
    @TempDir
    Path folder;

    @Test
    void nodesThatDoTheSameAreTogetherAndTheClusterIsFirst() throws Exception {
        Reach root = new Reach.Ssh("root", null, null, null, true);
        Inventory inventory = new Inventory("c",
                List.of(new Node("n1", "n1"), new Node("n2", "n2", null, root, Map.of()),
                        new Node("n3", "10.0.0.3"), new Node("here", Node.LOCAL_ADDRESS)));

        List<PlannedNodes> nodes = preview("own", "once").nodes(inventory);

        assertThat(nodes).extracting(PlannedNodes::nodes).containsExactly(List.of("local"), List.of("n1", "n3"),
                List.of("n2"), List.of("here"));
        assertThat(nodes).extracting(PlannedNodes::here).containsExactly(true, false, false, true);
        assertThat(nodes).extracting(PlannedNodes::reach).containsExactly(new Reach.Local(), Reach.Ssh.USUAL, root,
                new Reach.Local());
        assertThat(nodes).allSatisfy(each -> assertThat(each.tasks()).hasSize(1));
        assertThat(nodes).allSatisfy(each -> assertThat(each.most()).isEqualTo(1 << 20));
    }

    @Test
    void whatIsOnlyForTheClusterConcernsNoNode() throws Exception {
        assertThat(preview("once").nodes(new Inventory("c", List.of(new Node("n1", "n1")))))
                .extracting(PlannedNodes::nodes).containsExactly(List.of("local"));
    }

    @Test
    void sharedFoldersAreLeftToTheFirstNode() throws Exception {
        Inventory inventory = new Inventory("c", List.of(new Node("n1", "n1"), new Node("n2", "n2")), Map.of(),
                List.of("/ifs"));

        Map<Node, Plan> plans = preview("own", "once", "tree").plans(inventory);

        assertThat(plans.keySet()).extracting(Node::name).containsExactly("local", "n1", "n2");
        assertThat(plans.values()).extracting(plan -> plan.tasks().stream().map(Task::item).toList())
                .containsExactly(List.of("once"), List.of("own", "tree"), List.of("own"));
        assertThat(plans.values()).extracting(Plan::node).containsExactly("local", "n1", "n2");
    }

    private Preview preview(String... items) throws IOException {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), """
                [[item]]
                name = "own"
                command = "uptime"
                max = "1MB"
                [[item]]
                name = "once"
                command = "status"
                scope = "cluster"
                max = "1MB"
                [[item]]
                name = "tree"
                files = ["/ifs/**"]
                """);
        return new Preview(new GatherRequest("c", Lane.USUAL, Path.of("/out"), "GatherLogs",
                new Selection("", Stream.of(items).map(item -> "g." + item).toList(), List.of(), List.of()),
                Window.ALWAYS,
                List.of(),
                List.of(), List.of(), Map.of(), Limits.defaults(), List.of(), null, null, SshSettings.builtIn(),
                List.of(), new Means(Path.of("/spool"), 2, Map.of(), false), List.of(), "gather"),
                new CatalogReader().groups(groups).read(), Clock.systemUTC());
    }
}
