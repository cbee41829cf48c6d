package io.gather.core.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.gather.core.json.Json;
import io.gather.core.plan.Planner;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import io.gather.core.window.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What modules contribute is chosen as any item is. */
class ContributedItemsTest {
    private static final Item ORDERS = new Item("shop", "orders", "the orders", new Item.Contributed("shop"), List.of(),
            Scope.CLUSTER, Duration.ofMinutes(5), ByteSize.ofMiB(1), Keep.HEAD, Cost.NORMAL, Sensitivity.NONE,
            List.of(), true);

    @TempDir
    Path folder;

    private CatalogReader reader() throws IOException {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("shop.toml"), """
                title = "Our shop"
                when = { os = "linux" }
                [[item]]
                name = "queue"
                command = "uptime"
                """);
        return new CatalogReader().groups(groups);
    }

    private static List<String> chosen(Catalog catalog, String... names) {
        return new Selection("", List.of(names), List.of(), List.of()).choose(catalog).stream().map(Item::fullName)
                .toList();
    }

    @Test
    void areInAGroupOfTheirOwn() {
        Catalog catalog = new CatalogReader().items("shop", "the shop", List.of(ORDERS)).read();

        assertThat(catalog.group(ORDERS).title()).isEqualTo("the shop");
        assertThat(chosen(catalog, "shop")).containsExactly("shop.orders");
    }

    @Test
    void areInTheGroupThatTheModulesFileMakes() throws Exception {
        Catalog catalog = reader().items("shop", "the shop", List.of(ORDERS)).read();

        assertThat(catalog.group(ORDERS).title()).isEqualTo("Our shop");
        assertThat(chosen(catalog, "shop")).containsExactly("shop.queue", "shop.orders");
        assertThat(chosen(catalog, "shop.orders")).containsExactly("shop.orders");
        assertThat(chosen(catalog, "*")).containsExactly("shop.queue", "shop.orders");
    }

    @Test
    void areSwitchedOffByAnAdministrator() throws Exception {
        Path mine = Files.createDirectories(folder.resolve("catalog.d"));
        Files.writeString(mine.resolve("shop.toml"), "[[item]]\nname = 'orders'\nenabled = false\n");
        Catalog catalog = reader().items("shop", "the shop", List.of(ORDERS)).groups(mine).read();

        assertThat(chosen(catalog, "shop")).containsExactly("shop.queue");
    }

    @Test
    void replaceNothing() throws Exception {
        CatalogReader reader = reader();
        Item queue = new Item("shop", "queue", "", ORDERS.what(), List.of(), Scope.CLUSTER, Duration.ofMinutes(5),
                ByteSize.ofMiB(1), Keep.HEAD, Cost.NORMAL, Sensitivity.NONE, List.of(), true);

        assertThatThrownBy(() -> reader.items("shop", "", List.of(queue))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is an item 'shop.queue' already");
    }

    @Test
    void becomeTasksOfTheClusterWithTheUsersTimeout() throws Exception {
        Catalog catalog = reader().items("shop", "the shop", List.of(ORDERS)).read();
        Planner planner = new Planner(catalog, Map.of("shop.orders", Duration.ofSeconds(9)), Window.ALWAYS,
                Clock.systemUTC());
        List<Item> all = catalog.items().toList();

        assertThat(planner.tasks(all, Scope.CLUSTER)).containsExactly(new Task.Contributed(1, "shop", "orders", "shop",
                Duration.ofSeconds(9), ByteSize.ofMiB(1), Keep.HEAD, Cost.NORMAL, catalog.group(ORDERS).when(),
                List.of()));
        assertThat(planner.tasks(all, Scope.NODE)).hasSize(1);
    }

    @Test
    void areWrittenAsJson() {
        assertThat(Json.write(ORDERS)).contains("\"what\":{\"module\":\"shop\"}");
    }
}
