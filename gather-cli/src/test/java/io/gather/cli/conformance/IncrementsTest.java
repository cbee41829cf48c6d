package io.gather.cli.conformance;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.gather.cli.conformance.LogHistory.Stretch;
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
import io.gather.core.watermark.Link;
import io.gather.core.window.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Random histories of a log, gathered at random moments: merged, nothing is missing and nothing was sent twice. */
class IncrementsTest {
    private static final int GATHERS = 14;

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"false,1", "false,2", "false,3", "false,4", "true,1", "true,2"})
    void loseNothingAndSendNothingTwice(boolean shell, long seed) throws Exception {
        Random random = new Random(seed);
        MinionLauncher minions = shell
                ? new Both(Files.createDirectory(temp.resolve("spools")), "dash").each().toList().getLast()
                : new Both(Files.createDirectory(temp.resolve("spools")), "dash").each().toList().getFirst();
        LogHistory log = new LogHistory(Files.createDirectories(temp.resolve("tree/log")).resolve("messages"), random);
        BitSet seen = new BitSet();
        for (int i = 0; i < GATHERS; i++) {
            for (int steps = random.nextInt(12); steps >= 0; steps--) {
                log.step();
            }
            log.present().forEach(it -> seen.set(it.from(), it.to()));
            GatherEnd end = gather(minions, shell, i > 0);
            if (i < GATHERS - 1 && random.nextInt(5) == 0) {
                Files.delete(Objects.requireNonNull(end.bundle()));
                // What only this one had may be gone from the node since.
                seen.clear();
                if (i > 0) {
                    seen.or(covered(log, merged("until-" + i)));
                }
            }
        }
        BitSet covered = covered(log, merged("all"));

        assertThat(covered).isEqualTo(seen);
    }

    /** Which bytes are in it; each must be there once, and must have been sent once. */
    private BitSet covered(LogHistory log, @Nullable Path merged) throws Exception {
        BitSet covered = new BitSet();
        if (merged == null) {
            return covered;
        }
        long size = 0;
        for (byte[] content : contents(merged)) {
            for (Stretch stretch : log.stretch(content)) {
                assertThat(covered.get(stretch.from(), stretch.to()).cardinality()).as("twice: " + stretch).isZero();
                covered.set(stretch.from(), stretch.to());
                size += content.length;
            }
        }
        long sent = 0;
        for (Path part : parts()) {
            sent += contents(part).stream().mapToLong(it -> it.length).sum();
        }
        assertThat(sent).as("bytes that were sent").isEqualTo(size);
        return covered;
    }

    private static List<byte[]> contents(Path bundle) throws Exception {
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
                    byte[] bytes = in.readAllBytes();
                    contents.add(LogHistory.isPacked(bytes) ? LogHistory.unpacked(bytes) : bytes);
                }
            }
        }
        return contents;
    }

    private List<Path> parts() throws Exception {
        Baseline baseline = new Baseline(new StateDirectory(temp.resolve("state")), "c");
        Link head = baseline.head().orElse(null);
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

    private @Nullable Path merged(String name) throws Exception {
        List<Path> parts = parts();
        if (parts.isEmpty()) {
            return null;
        }
        Path target = temp.resolve(name + ".tgz");
        new Merge(target, false).of(parts.reversed());
        try (Bundle bundle = Bundle.open(target)) {
            assertThat(new Verify(bundle, 1).run().problems()).isEmpty();
        }
        return target;
    }

    private GatherEnd gather(MinionLauncher minions, boolean shell, boolean increment) throws Exception {
        return new Overlord(workplace(minions), _ -> {}, new StopSignal()).run(request(increment),
                new Inventory("c", List.of(shell ? new Node("n1", "host1") : Node.local("n1")), Map.of(), List.of()),
                new CatalogReader().groups(catalog()).profiles(profiles()).read());
    }

    private Path catalog() throws Exception {
        Path groups = Files.createDirectories(temp.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), """
                [[item]]
                name = "log"
                files = ["TREE/log/*"]
                [[item]]
                name = "date"
                command = "date"
                """.replace("TREE", temp.resolve("tree").toString()));
        return groups;
    }

    private Path profiles() throws Exception {
        Path profiles = Files.createDirectories(temp.resolve("profiles"));
        Files.writeString(profiles.resolve("all.toml"), "include = [\"*\"]\n");
        return profiles;
    }

    private GatherRequest request(boolean increment) {
        return new GatherRequest("c", Lane.USUAL, temp.resolve("out"), "Logs",
                new Selection("all", List.of(), List.of(), List.of()), Window.ALWAYS, List.of(), List.of(), List.of(),
                Map.of(),
                Limits.defaults(), List.of(), null, null, SshSettings.builtIn(), List.of(),
                new Means(temp.resolve("spool"), 2, Map.of(), false), List.of(), "gather",
                new Increment(increment, false, false));
    }

    private Workplace workplace(MinionLauncher minions) {
        return new Workplace(new StateDirectory(temp.resolve("state")), minions,
                new Sender(new UploadQueue(temp.resolve("state/uploads")), List.of(),
                        new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO), ByteSize.of(0),
                        Clock.systemUTC(), new Random()),
                2, Clock.systemUTC(), new Random(), "test", Object::toString,
                KeepSettings.EVERYTHING);
    }
}
