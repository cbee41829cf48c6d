package io.gather.core.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Scope;
import io.gather.core.catalog.Selection;
import io.gather.core.window.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.500Z");

    @TempDir
    Path folder;

    @Test
    void theLaterOfItemAndGatherDecidesHowOldFilesMayBe() throws Exception {
        assertThat(since(null)).containsExactly(null, Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(since("2026-11-20T09:00:00Z")).containsExactly(Instant.parse("2026-11-20T09:00:00Z"),
                Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(since("2026-11-20T11:00:00Z")).containsOnly(Instant.parse("2026-11-20T11:00:00Z"));
    }

    @Test
    void whatTellsTheMostForTheLeastComesFirst() throws Exception {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), """
                [[item]]
                name = "large"
                command = "a"
                max = "11MB"
                [[item]]
                name = "usual"
                command = "b"
                [[item]]
                name = "alike"
                command = "c"
                [[item]]
                name = "light"
                command = "d"
                cost = "light"
                [[item]]
                name = "idle"
                command = "e"
                cost = "light"
                value = 0
                [[item]]
                name = "best"
                files = ["/f"]
                cost = "heavy"
                value = 9
                """);
        Catalog catalog = new CatalogReader().groups(groups).read();

        List<Task> tasks = new Planner(catalog, Map.of(), Window.ALWAYS, Clock.fixed(NOW, ZoneOffset.UTC))
                .tasks(catalog.items().toList(), Scope.NODE);

        assertThat(tasks).extracting(Task::item).containsExactly("best", "light", "usual", "alike", "large", "idle");
        assertThat(tasks).extracting(Task::number).containsExactly(1, 2, 3, 4, 5, 6);
    }

    private List<@Nullable Instant> since(@Nullable String window) throws Exception {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), """
                [[item]]
                name = "any"
                files = ["/var/log/a"]
                [[item]]
                name = "new"
                files = ["/var/log/b"]
                newer = "2h"
                [[item]]
                name = "run"
                command = "uptime"
                """);
        Catalog catalog = new CatalogReader().groups(groups).read();
        List<Task> tasks = new Planner(catalog, Map.of(),
                new Window(window == null ? null : Instant.parse(window), null),
                Clock.fixed(NOW, ZoneOffset.UTC)).tasks(
                        new Selection("", List.of("g"), List.of(), List.of()).choose(catalog), Scope.NODE);
        return tasks.stream().filter(Task.Files.class::isInstance).map(Task.Files.class::cast)
                .<@Nullable Instant>map(Task.Files::since).toList();
    }
}
