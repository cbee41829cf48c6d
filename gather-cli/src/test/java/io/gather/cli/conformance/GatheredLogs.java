package io.gather.cli.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Verify;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.merge.Merge;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.overlord.Baseline;
import io.gather.core.overlord.Overlord;
import io.gather.core.overlord.StopSignal;
import io.gather.core.overlord.Workplace;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Increment;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Limits;
import io.gather.core.settings.KeepSettings;
import io.gather.core.settings.SshSettings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadQueue;
import io.gather.core.watermark.ChainLink;
import io.gather.core.window.Window;

import static org.assertj.core.api.Assertions.assertThat;

/** Gathers of one node that has a folder of logs, each of which may build on those before it. */
final class GatheredLogs implements AutoCloseable {
    /** What stands for the Java minion, among the names of shells. */
    static final String JAVA = "java";

    private final Path temp;
    private final Clock clock;
    private final Both both;
    private final Node node;
    private final MinionLauncher minions;
    private final List<String> masks;

    /** @param node {@link #JAVA}, {@link Both#DAEMON}, or the shell of a node over SSH */
    GatheredLogs(Path temp, String node, Clock clock) throws IOException {
        this(temp, node, clock, List.of());
    }

    GatheredLogs(Path temp, String node, Clock clock, List<String> masks) throws IOException {
        this.temp = temp;
        this.masks = masks;
        this.clock = clock;
        boolean java = node.equals(JAVA);
        this.both = new Both(Files.createDirectory(temp.resolve("spools")), java ? "dash" : node);
        List<MinionLauncher> each = both.each().toList();
        this.minions = java ? each.getFirst() : each.getLast();
        this.node = java ? Node.local("n1") : both.node();
        Files.createDirectories(logs());
    }

    @Override
    public void close() {
        both.close();
    }

    Path logs() {
        return temp.resolve("tree/log");
    }

    GatherEnd full() throws Exception {
        return gather(new Increment(false, false, false));
    }

    GatherEnd increment() throws Exception {
        return gather(new Increment(true, false, false));
    }

    GatherEnd gather(Increment increment) throws Exception {
        return gather("c", increment);
    }

    GatherEnd gather(String cluster, Increment increment) throws Exception {
        return new Overlord(workplace(), _ -> {}, new StopSignal()).run(request(cluster, increment),
                new Inventory(cluster, List.of(node), Map.of(),
                        List.of()),
                new CatalogReader().groups(catalog()).profiles(profiles()).read());
    }

    /** The bundles that the next increment would build on, the oldest first. */
    List<Path> parts() throws Exception {
        Baseline baseline = new Baseline(new StateDirectory(temp.resolve("state")), "c");
        ChainLink head = baseline.head().orElse(null);
        if (head == null) {
            return List.of();
        }
        List<Path> parts = new ArrayList<>();
        for (String gather : head.base()) {
            parts.add(Objects.requireNonNull(baseline.link(gather).orElseThrow().bundle()));
        }
        parts.add(Objects.requireNonNull(head.bundle()));
        return parts;
    }

    /** One bundle of {@link #parts}, in which nothing is wrong. */
    Path merged(String name) throws Exception {
        Path target = temp.resolve(name + ".tgz");
        new Merge(target, false).of(parts().reversed());
        try (Bundle bundle = Bundle.open(target)) {
            assertThat(new Verify(bundle, 1).run().problems()).isEmpty();
        }
        return target;
    }

    /** Of all logs in a bundle. */
    static List<byte[]> contents(Path bundle) throws Exception {
        List<byte[]> contents = new ArrayList<>();
        List<TocEntry.File> files = new ArrayList<>();
        try (Bundle open = Bundle.open(bundle)) {
            open.entries(entry -> {
                if (entry instanceof TocEntry.File file && file.name().contains("/tree/log/")) {
                    files.add(file);
                }
            });
            for (TocEntry.File file : files) {
                try (InputStream in = open.open(file)) {
                    contents.add(LogHistory.unpacked(in.readAllBytes()));
                }
            }
        }
        return contents;
    }

    private Path catalog() throws IOException {
        Path groups = Files.createDirectories(temp.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), """
                [[item]]
                name = "log"
                files = ["TREE/log/*"]
                [[item]]
                name = "settings"
                files = ["TREE/etc/*"]
                [[item]]
                name = "same"
                command = "echo always"
                """.replace("TREE", temp.resolve("tree").toString()));
        return groups;
    }

    private Path profiles() throws IOException {
        Path profiles = Files.createDirectories(temp.resolve("profiles"));
        Files.writeString(profiles.resolve("all.toml"), "include = [\"*\"]\n");
        return profiles;
    }

    private GatherRequest request(String cluster, Increment increment) {
        return new GatherRequest(cluster, Lane.USUAL, temp.resolve("out"), "Logs",
                new Selection("all", List.of(), List.of(), List.of()), Window.ALWAYS, List.of(), List.of(), List.of(),
                Map.of(), Limits.defaults(), List.of(), null, null, SshSettings.builtIn(), List.of(),
                new Means(temp.resolve("spool"), 2, Map.of(), false), masks, "gather", increment);
    }

    private Workplace workplace() {
        return new Workplace(new StateDirectory(temp.resolve("state")), minions,
                new Sender(new UploadQueue(temp.resolve("state/uploads")), List.of(),
                        new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO), ByteSize.of(0),
                        clock, new Random()),
                2, clock, new Random(), "test", Object::toString, KeepSettings.EVERYTHING);
    }
}
