package io.gather.core.permission;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Keep;
import io.gather.core.catalog.ListSource;
import io.gather.core.catalog.Scope;
import io.gather.core.plan.Planner;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import io.gather.core.window.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OwnerPermissionTest {
    @TempDir
    Path folder;

    private Catalog catalog;

    @BeforeEach
    void read() throws Exception {
        Files.writeString(folder.resolve("net.toml"), """
                title = "Network"
                [each.nic]
                command = "ls /sys/class/net"
                [[item]]
                name = "addr"
                command = "ip addr"
                [[item]]
                name = "ethtool"
                command = "ethtool {nic}"
                for_each = "nic"
                [[item]]
                name = "wifi"
                files = ["/etc/wifi/*", "/etc/wpa"]
                exclude = ["*.key"]
                mask = ["psk=(.*)"]
                """);
        CatalogReader reader = new CatalogReader().groups(folder);
        catalog = reader.read();
    }

    private List<Task> planned() {
        return new Planner(catalog, Map.of(), Window.ALWAYS, Clock.systemUTC()).tasks(catalog.items().toList(),
                Scope.NODE);
    }

    private Task planned(String item) {
        return planned().stream().filter(task -> task.item().equals(item)).findFirst().orElseThrow();
    }

    private Optional<String> refusal(Task task, String... items) {
        return new OwnerPermission(catalog, List.of(items), false).refusal(task);
    }

    @Test
    void whatTheCatalogHasIsAllowed() {
        assertThat(planned()).hasSize(3).allSatisfy(task -> assertThat(refusal(task)).isEmpty());
        assertThat(refusal(planned("addr"), "net.addr")).isEmpty();
        assertThat(refusal(planned("addr"), "net")).isEmpty();
    }

    @Test
    void whatIsNotOnTheListIsNot() {
        assertThat(refusal(planned("addr"), "net.ethtool", "host")).hasValueSatisfying(why -> assertThat(why)
                .contains("does not allow it"));
    }

    @Test
    void anotherCommandUnderAKnownNameIsNot() {
        Task.Command own = (Task.Command) planned("addr");
        Task.Command each = (Task.Command) planned("ethtool");
        assertThat(refusal(command(own, "ip addr; rm -rf /", null)).orElseThrow()).contains("its command");
        assertThat(refusal(command(each, each.line(), new Task.Each("nic", new ListSource.Command("echo ';id'",
                List.of())))).orElseThrow()).contains("its command");
        assertThat(refusal(new Task.Command(1, "x", "y", "id", null, List.of(), Duration.ofSeconds(1),
                ByteSize.ofMiB(1), Keep.HEAD, own.cost(), List.of(), List.of())).orElseThrow()).contains(
                        "has no x.y");
    }

    @Test
    void filesMayBeFewerAndMasksMore() {
        Task.Files own = (Task.Files) planned("wifi");
        assertThat(refusal(own.of(List.of("/etc/wpa")))).isEmpty();
        assertThat(refusal(own.of(List.of("/etc/shadow"))).orElseThrow()).contains("its files");
        assertThat(refusal(own.without(List.of())).orElseThrow()).contains("its files");
        assertThat(refusal(own.without(List.of("*.key", "*.pem")))).isEmpty();
        assertThat(refusal(masked(own, List.of())).orElseThrow()).contains("masks more");
        List<String> more = new ArrayList<>(own.mask());
        more.add("x=(.*)");
        assertThat(refusal(masked(own, more))).isEmpty();
    }

    @Test
    void whereOthersAreAllowedAllIs() {
        Task.Command own = (Task.Command) planned("addr");
        OwnerPermission all = new OwnerPermission(catalog, List.of(), true);
        assertThat(all.refusal(command(own, "id", null))).isEmpty();
    }

    private static Task command(Task.Command own, String line, Task.@Nullable Each each) {
        return new Task.Command(own.number(), own.group(), own.item(), line, each, own.exits(), own.timeout(), own
                .max(), own.keep(), own.cost(), own.when(), own.mask());
    }

    private static Task masked(Task.Files own, List<String> masks) {
        return new Task.Files(own.number(), own.group(), own.item(), own.patterns(), own.exclude(), own.since(), own
                .window(), own.followLinks(), own.maxFile(), own.timeout(), own.max(), own.keep(), own.cost(),
                own.when(), masks);
    }
}
