package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Limits;
import io.gather.core.settings.KeepSettings;
import io.gather.core.settings.SshSettings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Delivered;
import io.gather.core.upload.DeliveryListener;
import io.gather.core.upload.Dispatch;
import io.gather.core.upload.Outbox;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.UploadQueue;
import io.gather.core.upload.Uploader;
import io.gather.core.window.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever sends a gather's bundle, those who listen hear at least once that it has arrived, and whose it is. */
class DeliveriesTest {
    @TempDir
    Path folder;

    private final ScriptedMinions minions = new ScriptedMinions();
    private final List<String> order = new ArrayList<>();
    private final List<Delivered> heard = new ArrayList<>();
    private Catalog catalog = new CatalogReader().read();
    private boolean down;
    private boolean verifies = true;

    @BeforeEach
    void writeCatalog() throws IOException {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), "[[item]]\nname = 'one'\ncommand = 'one'\n");
        catalog = new CatalogReader().groups(groups).read();
    }

    @Test
    void thePhaseOfAGatherTellsItAfterTheBundleWasVerified() throws Exception {
        GatherEnd end = gather(this::hear);

        assertThat(end.uploaded()).isEqualTo(new Arrival.Verified("there", "seen"));
        assertThat(order).containsExactly("verified", "told");
        assertIsOf(end);
        assertThat(queue().all()).singleElement().matches(it -> it.told() == 1);
    }

    @Test
    void theQueueTellsItAfterTheBundleWasVerified() throws Exception {
        down = true;
        GatherEnd end = gather(this::hear);
        assertThat(end.uploadError()).hasMessageContaining("no route");
        assertThat(heard).isEmpty();

        down = false;
        Dispatch queued = queue().all().getFirst();
        Dispatch sent = sender(this::hear).send(queued.by(List.of("way")), progress());

        assertThat(sent.arrived()).isTrue();
        assertThat(order).containsExactly("verified", "told");
        assertIsOf(end);
    }

    @Test
    void aBundleThatIsNamedByItsFileIsKnownByItsGather() throws Exception {
        GatherEnd end = gather(null);
        Files.delete(folder.resolve("state/uploads").resolve(end.id() + ".json"));

        Sender sender = sender(this::hear);
        Dispatch named = new Outbox(sender, "c").dispatch(Objects.requireNonNull(end.bundle()),
                new Outbox.Wish(null, null, false, List.of("way")));
        Dispatch ignored = sender.send(named, progress());

        assertThat(order).containsExactly("verified", "verified", "told");
        assertIsOf(end);
    }

    @Test
    void whatAGatherThatDiedCouldNotTellTheNextGatherTells() throws Exception {
        GatherEnd cut = gather(_ -> {
            throw new Died();
        });
        assertThat(queue().all()).singleElement().matches(it -> it.arrived() && it.told() == 0);
        verifies = false;

        GatherEnd next = gather(this::hear);

        assertThat(order).containsExactly("verified", "told");
        assertIsOf(cut);
        assertThat(next.uploaded()).isInstanceOf(Arrival.Unverified.class);
    }

    @Test
    void whatNobodyVerifiedIsNotTold() throws Exception {
        verifies = false;

        assertThat(gather(this::hear).uploaded()).isInstanceOf(Arrival.Unverified.class);

        assertThat(heard).isEmpty();
    }

    private void assertIsOf(GatherEnd end) {
        assertThat(heard).singleElement().satisfies(told -> {
            assertThat(told.gather()).isEqualTo(end.id().text());
            assertThat(told.cluster()).isEqualTo("c");
            assertThat(told.sha256()).hasSize(64);
            assertThat(told.arrival().proof()).isEqualTo("seen");
        });
    }

    /** It is on disk before anybody hears of it. */
    private void hear(Delivered delivered) throws IOException {
        assertThat(queue().all()).filteredOn(it -> delivered.sha256().equals(it.sha256())).singleElement()
                .matches(Dispatch::arrived);
        order.add("told");
        heard.add(delivered);
    }

    @SuppressWarnings("serial")
    private static final class Died extends Error {}

    private GatherEnd gather(@Nullable DeliveryListener listener) throws InterruptedException {
        return new Overlord(new Workplace(new StateDirectory(folder.resolve("state")), minions,
                listener == null ? sender(_ -> {}).telling(List.of()) : sender(listener), 2, Clock.systemUTC(),
                new Random(), "test", Object::toString, KeepSettings.EVERYTHING), _ -> {}, new StopSignal())
                .run(request(), new Inventory("c", List.of(new Node("n1", "x"))), catalog);
    }

    private UploadQueue queue() {
        return new UploadQueue(folder.resolve("state/uploads"));
    }

    private Sender sender(DeliveryListener listener) {
        return new Sender(queue(), List.of(new Way()),
                new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofSeconds(5)), ByteSize.of(0),
                Clock.systemUTC(), new Random(7)).telling(List.of(listener));
    }

    private static UploadPhase.Told progress() {
        return new UploadPhase.Told(event -> assertThat(event).isNotInstanceOf(GatherEvent.Notice.class));
    }

    private GatherRequest request() {
        return new GatherRequest("c", Lane.USUAL, folder.resolve("out"), "GatherLogs",
                new Selection("", List.of("g"), List.of(), List.of()), Window.ALWAYS, List.of(), List.of(), List.of(),
                Map.of(),
                Limits.defaults(), List.of("way"), null, null, SshSettings.builtIn(), List.of(),
                new Means(folder.resolve("spool"), 2, Map.of(), false), List.of(), "gather");
    }

    private final class Way implements Uploader {
        @Override
        public String name() {
            return "way";
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Arrival upload(Shipment shipment) throws IOException {
            if (down) {
                throw new IOException("no route");
            }
            if (!verifies) {
                return new Arrival.Unverified("there", "nobody looks");
            }
            order.add("verified");
            return new Arrival.Verified("there", "seen");
        }
    }
}
