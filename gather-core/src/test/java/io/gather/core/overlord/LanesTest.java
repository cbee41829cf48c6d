package io.gather.core.overlord;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.gather.core.bundle.read.Bundle;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.LastFull;
import io.gather.core.overlord.state.RunState;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Limits;
import io.gather.core.settings.KeepSettings;
import io.gather.core.settings.SshSettings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadQueue;
import io.gather.core.window.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several gathers of one cluster, and what each knows of the others. */
class LanesTest {
    private static final Inventory CLUSTER = new Inventory("c", List.of(new Node("n1", "x"), new Node("n2", "x")));
    private static final Selection SOME = new Selection("", List.of("g"), List.of(), List.of());
    private static final Selection ALL = new Selection("all", List.of(), List.of(), List.of());

    @TempDir
    Path folder;

    private final ScriptedMinions minions = new ScriptedMinions();
    private Catalog catalog = new CatalogReader().read();

    @BeforeEach
    void writeCatalog() throws IOException {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), """
                [[item]]
                name = "one"
                command = "one"
                """);
        Path profiles = Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(profiles.resolve("all.toml"), "title = 'all'\ninclude = ['*']\n");
        catalog = new CatalogReader().groups(groups).profiles(profiles).read();
    }

    @Test
    void inAnotherLaneItGoesBesideTheFirst() throws Exception {
        Gather first = new Setup(workplace()).begin(request(SOME, Lane.USUAL), CLUSTER, catalog);

        GatherEnd beside = overlord().run(request(SOME, new Lane("triggered")), CLUSTER, catalog);

        assertThat(beside.bundle()).exists();
        assertThat(new Runs(workplace()).all()).singleElement().satisfies(run -> {
            assertThat(run.id()).isEqualTo(first.id());
            assertThat(run.lane()).isEqualTo(Lane.USUAL);
        });
        first.close();
    }

    @Test
    void inOneLaneThereIsOneAtATime() throws Exception {
        Lane lane = new Lane("triggered");
        Gather first = new Setup(workplace()).begin(request(SOME, lane), CLUSTER, catalog);

        assertThatThrownBy(() -> overlord().run(request(SOME, lane), CLUSTER, catalog))
                .isInstanceOfSatisfying(GatherException.class, e -> {
                    assertThat(e.what()).contains(first.id().text(), "in the lane 'triggered'");
                    assertThat(e.remedy().toString()).contains("another lane");
                });
        first.close();
    }

    @Test
    void whatWasCutOffIsResumedInItsLaneWhileAnotherOneRuns() throws Exception {
        Gather first = new Setup(workplace()).begin(request(SOME, Lane.USUAL), CLUSTER, catalog);
        Gather cut = new Setup(workplace()).begin(request(SOME, new Lane("triggered")), CLUSTER, catalog);
        cut.close();
        assertThat(new Runs(workplace()).all()).extracting(RunState::lane).hasSize(2);

        assertThat(overlord().resume(cut.id()).bundle()).exists();

        assertThat(new Runs(workplace()).all()).extracting(RunState::id).containsExactly(first.id());
        first.close();
    }

    @Test
    void whatWasCutOffLongAgoIsGivenUpWhenThatIsWanted() throws Exception {
        Gather cut = new Setup(workplace()).begin(request(SOME, Lane.USUAL), CLUSTER, catalog);
        cut.close();
        Gather running = new Setup(workplace()).begin(request(SOME, new Lane("triggered")), CLUSTER, catalog);
        KeepSettings twoDays = new KeepSettings(0, Duration.ZERO, ByteSize.of(0), Duration.ofDays(2));

        Setup soon = new Setup(workplace(twoDays, Duration.ofDays(1)));
        soon.begin(request(SOME, new Lane("soon")), CLUSTER, catalog).close();
        assertThat(new Runs(workplace()).all()).extracting(RunState::id).contains(cut.id());

        GatherEnd later = new Overlord(workplace(twoDays, Duration.ofDays(3)), _ -> {}, new StopSignal())
                .run(request(SOME, new Lane("later")), CLUSTER, catalog);

        assertThat(later.notices()).anyMatch(notice -> notice.startsWith("removed gather " + cut.id()));
        assertThat(new Runs(workplace()).all()).extracting(RunState::id).contains(running.id())
                .doesNotContain(cut.id());
        assertThat(cut.files().partial()).doesNotExist();
        assertThat(running.files().partial()).exists();
        running.close();
    }

    @Test
    void aNodeThatNobodyCanReachEndsAGatherBeforeItBegins() {
        Inventory rpc = new Inventory("c", List.of(new Node("n1", "x"),
                new Node("n2", "x", null, new Reach.Rpc(null), Map.of())));

        assertThatThrownBy(() -> overlord().run(request(SOME, Lane.USUAL), rpc, catalog))
                .hasMessageContaining("n2: the inventory says that this node is reached by 'rpc'");

        assertThat(new Runs(workplace()).all()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aBundleTellsWhenTheLastFullGatherBegan() throws Exception {
        assertThat(lastFull(SOME, CLUSTER)).isZero();
        assertThat(lastFull(ALL, CLUSTER)).as("it is not finished itself").isZero();

        long first = lastFull(SOME, CLUSTER);

        assertThat(Instant.ofEpochSecond(first)).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void onlyAGatherOfEverythingFromEveryNodeIsAFullOne() throws Exception {
        lastFull(SOME, CLUSTER);
        lastFull(ALL, new Inventory("c", CLUSTER.nodes(), Map.of(), List.of(), true));
        minions.refusing.put("n2", "down");
        lastFull(ALL, CLUSTER);
        assertThat(LastFull.of(workplace().state(), "c")).isEmpty();

        minions.refusing.clear();
        lastFull(ALL, CLUSTER);
        assertThat(LastFull.of(workplace().state(), "c")).isPresent();
    }

    /** What the bundle says of the last one. */
    private long lastFull(Selection selection, Inventory inventory) throws Exception {
        Path bundle = Objects.requireNonNull(
                overlord().run(request(selection, Lane.USUAL), inventory, catalog).bundle());
        try (Bundle read = Bundle.open(bundle); InputStream in = read.open("package_info.xml")) {
            String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Long.parseLong(xml.replaceFirst("(?s).*<last_full>(\\d+)</last_full>.*", "$1"));
        }
    }

    private Overlord overlord() {
        return new Overlord(workplace(), _ -> {}, new StopSignal());
    }

    private Workplace workplace() {
        return workplace(KeepSettings.EVERYTHING, Duration.ZERO);
    }

    private Workplace workplace(KeepSettings keep, Duration later) {
        Sender sender = new Sender(new UploadQueue(folder.resolve("state/uploads")), List.of(),
                new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofSeconds(5)), ByteSize.of(0),
                Clock.systemUTC(), new Random());
        return new Workplace(new StateDirectory(folder.resolve("state")), minions, sender, 2,
                Clock.offset(Clock.systemUTC(), later), new Random(), "test", Object::toString, keep);
    }

    private GatherRequest request(Selection selection, Lane lane) {
        return new GatherRequest("c", lane, folder.resolve("out"), "GatherLogs", selection, Window.ALWAYS, List.of(),
                List.of(),
                List.of(), Map.of(), Limits.defaults(), List.of(), null, null, SshSettings.builtIn(), List.of(),
                new Means(folder.resolve("spool"), 2, Map.of(), false), List.of(), "gather");
    }
}
