package io.gather.incident.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.classify.Classifier;
import io.gather.incident.flog.EventJson;
import io.gather.incident.store.Announced;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentStoreTest {
    private static final TubId DEMO = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");
    private static final TubId TAHOE = new TubId("6rh5zu5fohl76ovo6fggsb7zednx3bst");
    private static final TubId TAHOE_AGAIN = new TubId("bn2rybg5umsmnvpex4peoq23xhczjhhm");
    private static final TubId NEW = new TubId("abcdefghijklmnopqrstuvwxyz234567");
    private static final IncidentName NAME = new IncidentName("incident-2026-11-22--10-00-00Z-abcdefg");

    @TempDir
    private Path folder;
    private final List<String> notices = new ArrayList<>();

    private IncidentStore open(Path base) throws Exception {
        return open(base, StoreLimits.NONE);
    }

    private IncidentStore open(Path base, StoreLimits limits) throws Exception {
        return IncidentStore.open(base, Classifier.none(), limits,
                Clock.fixed(Instant.parse("2026-11-22T10:00:05Z"), ZoneOffset.UTC), notices::add);
    }

    private static EventJson event(int i) {
        return EventJson.of(trigger(i));
    }

    private static Dict trigger(int num) {
        return Dict.EMPTY.with("num", LogValue.of(num)).with("time", LogValue.of(1795341600.25 + num))
                .with("incarnation", new LogValue.Items(List.of(LogValue.of("00ff"), new LogValue.Nothing())))
                .with("level", LogValue.of(30)).with("message", LogValue.of("disk is weird")).with("umid", LogValue.of(
                        "Wd" + num));
    }

    private static Dict header(int num) {
        return Dict.EMPTY.with("trigger", trigger(num)).with("type", LogValue.of("incident"));
    }

    private static IncidentName name(int second) {
        return new IncidentName("incident-2026-11-22--10-00-%02dZ-abcdefg".formatted(second));
    }

    @Test
    void takesOverWhatThePythonGathererLeft() throws Exception {
        Path base = FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("base"));

        IncidentStore store = open(base);
        IncidentStore again = open(base);

        List<IncidentEntry> entries = new ArrayList<>();
        new IncidentIndex(new StorePlaces(base)).read(entries::add);
        assertThat(entries).hasSize(6);
        assertThat(entries).filteredOn(it -> it.state() == IncidentEntry.State.COPY).hasSize(1);
        assertThat(entries).anySatisfy(it -> assertThat(it.categories()).containsExactly("demo", "demo-rich"));
        assertThat(store.nodes()).isEqualTo(again.nodes()).hasSize(2).anySatisfy(
                node -> assertThat(node.tubs()).containsExactlyInAnyOrder(TAHOE.text(), TAHOE_AGAIN.text()));
        assertThat(Files.readString(base.resolve("classified/user-incident-button")).lines()).hasSize(3);
        assertThat(notices).isEmpty();
    }

    /** What {@code latest} has passed over in another gatherer is found once. */
    @Test
    void asksForEverythingThatAnotherGathererMayHavePassedOver() throws Exception {
        Path base = FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("base"));
        IncidentStore store = open(base);

        assertThat(store.since(DEMO)).isEmpty();
        store.caughtUp(DEMO, "", new IncidentName("incident-2026-11-20--23-57-18Z-abcdefg"));
        assertThat(store.since(DEMO)).isEqualTo("incident-2026-11-19--23-57-18Z");
        assertThat(store.since(TAHOE)).isEmpty();
    }

    @Test
    void linksATubThatOffersWhatIsKnown() throws Exception {
        IncidentStore store = open(folder);
        store.store(DEMO, NAME, header(1), List.of(event(1)));

        assertThat(store.announced(NEW, NAME, trigger(2))).isEqualTo(Announced.WANTED);
        assertThat(store.nodes()).hasSize(1);
        assertThat(store.announced(NEW, NAME, trigger(1))).isEqualTo(Announced.KNOWN);
        assertThat(store.nodes()).singleElement().satisfies(
                node -> assertThat(node.tubs()).containsExactly(DEMO.text(), NEW.text()));
        assertThat(store.since(NEW)).isEmpty();
    }

    @Test
    void storesAsFlogtoolDoes() throws Exception {
        IncidentStore store = open(folder);

        StoredIncident stored = store.store(DEMO, NAME, header(1), List.of(event(0), event(1)));

        assertThat(stored.first()).isTrue();
        assertThat(stored.entry().events()).isEqualTo(2);
        assertThat(stored.entry().fingerprint().text()).isEqualTo("umid-Wd1");
        assertThat(folder.resolve("incidents/" + DEMO + "/" + NAME + ".flog.bz2")).exists();
        assertThat(folder.resolve("incidents/" + DEMO + "/latest")).hasContent(NAME + "\n");
        assertThat(folder.resolve("classified/unknown")).hasContent("incidents/" + DEMO + "/" + NAME + ".flog.bz2");
        try (Stream<Path> inside = Files.list(folder.resolve("gather/tmp"))) {
            assertThat(inside).isEmpty();
        }
        assertThat(open(folder).announced(DEMO, NAME, trigger(1))).isEqualTo(Announced.KNOWN);
    }

    @Test
    void whatIsStoredAgainStandsInItsCategoryOnce() throws Exception {
        IncidentStore store = open(folder);
        store.store(DEMO, NAME, header(1), List.of(event(1)));
        store.store(DEMO, NAME, header(1), List.of(event(1), event(2)));

        assertThat(folder.resolve("classified/unknown")).hasContent("incidents/" + DEMO + "/" + NAME + ".flog.bz2");
        List<IncidentEntry> entries = new ArrayList<>();
        new IncidentIndex(new StorePlaces(folder)).read(entries::add);
        assertThat(entries).singleElement().satisfies(it -> assertThat(it.events()).isEqualTo(2));
    }

    @Test
    void whatTwoTubsAreAskedForAtTheSameTimeIsKeptOnce() throws Exception {
        IncidentStore store = open(folder);
        assertThat(store.announced(DEMO, NAME, trigger(1))).isEqualTo(Announced.WANTED);
        assertThat(store.announced(NEW, NAME, trigger(1))).isEqualTo(Announced.WANTED);
        store.store(DEMO, NAME, header(1), List.of(event(1)));
        StoredIncident second = store.store(NEW, NAME, header(1), List.of(event(1)));

        assertThat(second.first()).isFalse();
        assertThat(second.entry().tub()).isEqualTo(DEMO);
        assertThat(folder.resolve("incidents/" + NEW)).doesNotExist();
        assertThat(store.nodes()).singleElement().satisfies(it -> assertThat(it.tubs()).hasSize(2));
        assertThat(Files.readAllLines(folder.resolve("gather/index"))).hasSize(1);
    }

    /** Whoever knows a FURL could fill the disk with what no limit counts. */
    @Test
    void aNameIsGivenOnce() throws Exception {
        IncidentStore store = open(folder);
        StoredIncident first = store.store(DEMO, NAME, header(1), List.of(event(1)));
        for (int i = 2; i < 5; i++) {
            assertThat(store.announced(DEMO, NAME, trigger(i))).isEqualTo(Announced.TAKEN);
            StoredIncident other = store.store(DEMO, NAME, header(i), List.of(event(i)));
            assertThat(other.first()).isFalse();
            assertThat(other.entry().key()).isEqualTo(first.entry().key());
            assertThat(other.entry().categories()).isEqualTo(first.entry().categories());
        }

        assertThat(folder.resolve("gather/quarantine")).doesNotExist();
        assertThat(notices).hasSize(3).allMatch(it -> it.contains("stays as it is"));
        assertThat(Files.readAllLines(folder.resolve("gather/index"))).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("classified/unknown"))).hasSize(1);
    }

    @Test
    void aKilledGatherersLatestIsMadeGoodAtTheNextStart() throws Exception {
        Path latest = folder.resolve("incidents/" + DEMO + "/latest");
        Path index = folder.resolve("gather/index");
        IncidentStore store = open(folder);
        store.store(DEMO, name(1), header(1), List.of());
        String before = Files.readString(latest);
        byte[] indexed = Files.readAllBytes(index);
        store.store(DEMO, name(2), header(2), List.of());
        Files.writeString(latest, before);
        Files.write(index, indexed);

        assertThat(open(folder).announced(DEMO, name(2), trigger(2))).isEqualTo(Announced.KNOWN);
        assertThat(latest).hasContent(name(2) + "\n");
        assertThat(StoreCheck.isCurrent(new StorePlaces(folder))).isTrue();
    }

    @Test
    void latestNeverGoesBack() throws Exception {
        IncidentStore store = open(folder);
        store.store(DEMO, name(9), header(1), List.of());
        store.store(DEMO, name(3), header(2), List.of());

        assertThat(folder.resolve("incidents/" + DEMO + "/latest")).hasContent(name(9) + "\n");
    }

    @Test
    void laysDamagedFilesAsideAndAsksForThemAgain() throws Exception {
        IncidentStore store = open(folder);
        store.store(DEMO, name(1), header(1), List.of(event(1)));
        IncidentName last = new IncidentName("incident-2026-11-29--00-00-00Z-abcdefg");
        store.store(DEMO, last, header(2), List.of());
        IncidentStore later = IncidentStore.open(folder, Classifier.none(), StoreLimits.NONE,
                Clock.fixed(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC), notices::add);
        later.caughtUp(DEMO, "", last);
        Path file = folder.resolve("incidents/" + DEMO + "/" + name(1) + ".flog.bz2");
        byte[] whole = Files.readAllBytes(file);
        Files.delete(folder.resolve("gather/index"));
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        Files.writeString(folder.resolve("incidents/stray"), "what people leave");

        IncidentStore again = IncidentStore.open(folder, Classifier.none(), StoreLimits.NONE,
                Clock.fixed(Instant.parse("2026-11-29T10:00:09Z"), ZoneOffset.UTC), notices::add);

        assertThat(folder.resolve("gather/quarantine/" + DEMO + "/" + name(1) + ".flog.bz2")).exists();
        assertThat(file).doesNotExist();
        assertThat(notices).singleElement().asString().contains("is damaged");
        assertThat(again.since(DEMO)).isEqualTo("incident-2026-11-22--10-00-00Z");
        assertThat(again.announced(DEMO, name(1), trigger(1))).isEqualTo(Announced.WANTED);
        again.store(DEMO, name(1), header(1), List.of(event(1)));
        again.caughtUp(DEMO, again.since(DEMO), last);
        assertThat(again.since(DEMO)).isEqualTo("incident-2026-11-28--00-00-00Z");
    }

    @Test
    void notesWhatCannotBeTransferredAndTakesItWhenItComesAfterAll() throws Exception {
        IncidentStore store = open(folder);
        store.incomplete(DEMO, NAME, trigger(1), List.of(event(0)), "the node breaks off each time");

        assertThat(store.announced(DEMO, NAME, trigger(1))).isEqualTo(Announced.KNOWN);
        assertThat(folder.resolve("gather/incomplete/" + DEMO + "/" + NAME + ".flog.bz2")).exists();
        assertThat(folder.resolve("incidents")).doesNotExist();

        store.store(DEMO, NAME, header(1), List.of(event(0), event(1)));
        List<IncidentEntry> entries = new ArrayList<>();
        new IncidentIndex(new StorePlaces(folder)).read(entries::add);
        assertThat(entries).singleElement().satisfies(
                it -> assertThat(it.state()).isEqualTo(IncidentEntry.State.WHOLE));
    }

    @Test
    void theOldestGoButTheLastOfEachKindStays() throws Exception {
        IncidentStore store = open(folder, new StoreLimits(10, StoreLimits.NONE.size()));
        store.store(DEMO, name(0), header(99), List.of());
        for (int i = 1; i < 12; i++) {
            Dict same = header(i).with("trigger", trigger(i).with("umid", LogValue.of("same")));
            store.store(DEMO, name(i), same, List.of());
        }

        assertThat(folder.resolve("incidents/" + DEMO + "/" + name(0) + ".flog.bz2")).exists();
        assertThat(folder.resolve("incidents/" + DEMO + "/" + name(1) + ".flog.bz2")).doesNotExist();
        assertThat(store.announced(DEMO, name(1), trigger(1))).isEqualTo(Announced.KNOWN);
        assertThat(notices).allMatch(it -> it.contains("to make room"));
        try (Stream<Path> files = Files.list(folder.resolve("incidents/" + DEMO))) {
            assertThat(files.filter(it -> it.toString().endsWith(".bz2"))).hasSizeBetween(8, 10);
        }
        assertThat(open(folder).announced(DEMO, name(1), trigger(1))).isEqualTo(Announced.KNOWN);
    }
}
