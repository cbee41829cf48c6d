package io.gather.incident.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.gather.incident.classify.Classifier;
import io.gather.incident.event.LogEvent;
import io.gather.incident.flog.EventJson;
import io.gather.incident.store.Announced;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A store that receives, and others at the same directory: verbs, a Python gatherer, a backup. */
class SideBySideTest {
    private static final TubId TUB = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");
    private static final TubId OTHER = new TubId("6rh5zu5fohl76ovo6fggsb7zednx3bst");
    private static final long PROMPT = 20;

    @TempDir
    private Path folder;
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    /** Waits in the midst of a verdict until it is told to go on. */
    private static final class SlowClassifier implements Classifier {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);

        @Override
        public SortedSet<String> classify(LogEvent trigger) throws InterruptedException {
            asked.countDown();
            if (!goesOn.await(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody said go on");
            }
            return new TreeSet<>(List.of("slow"));
        }
    }

    private IncidentStore store(Classifier classifier) throws Exception {
        return IncidentStore.open(folder, classifier, StoreLimits.NONE, Clock.systemUTC(), notices::add);
    }

    private IncidentArchive archive(Classifier classifier) throws Exception {
        return IncidentArchive.open(folder, classifier, notices::add);
    }

    private static IncidentName name(int i) {
        return new IncidentName("incident-2026-11-22--10-00-%02dZ-abcdefg".formatted(i));
    }

    private static Dict trigger(int i) {
        return Dict.EMPTY.with("num", LogValue.of(i)).with("time", LogValue.of(1795341600.25 + i))
                .with("level", LogValue.of(30)).with("message", LogValue.of("disk is weird"));
    }

    private static StoredIncident put(IncidentStore store, TubId tub, int i) throws InterruptedException {
        return store.store(tub, name(i), Dict.EMPTY.with("type", LogValue.of("incident")).with("trigger", trigger(i)),
                List.of(EventJson.of(trigger(i))));
    }

    private Path file(TubId tub, int i) {
        return new StorePlaces(folder).incident(tub, name(i));
    }

    private List<IncidentEntry> listed() throws Exception {
        return archive(Classifier.none()).newest(IncidentQuery.ALL, 100);
    }

    private static void age(Path file) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }

    @Test
    void storesWhileAVerbSortsAnew() throws Exception {
        IncidentStore store = store(Classifier.none());
        put(store, TUB, 1);
        put(store, TUB, 2);
        SlowClassifier slow = new SlowClassifier();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> sorted = threads.submit(() -> archive(slow).reclassify(true));
            assertThat(slow.asked.await(PROMPT, TimeUnit.SECONDS)).isTrue();

            threads.submit(() -> put(store, TUB, 3)).get(PROMPT, TimeUnit.SECONDS);
            threads.submit(() -> {
                store.heard(TUB, null);
                return store.since(TUB);
            }).get(PROMPT, TimeUnit.SECONDS);

            slow.goesOn.countDown();
            assertThat(sorted.get()).isEqualTo(2);
        }
        assertThat(listed()).extracting(IncidentEntry::categories)
                .containsExactly(List.of("unknown"), List.of("slow"), List.of("slow"));
        assertThat(folder.resolve("classified/slow")).content().hasLineCount(2);
        assertThat(store.announced(TUB, name(3), trigger(3))).isEqualTo(Announced.KNOWN);
    }

    @Test
    void saysWhatIsKnownWhileAnIncidentIsStored() throws Exception {
        put(store(Classifier.none()), TUB, 1);
        SlowClassifier slow = new SlowClassifier();
        IncidentStore store = store(slow);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<StoredIncident> stored = threads.submit(() -> put(store, TUB, 2));
            assertThat(slow.asked.await(PROMPT, TimeUnit.SECONDS)).isTrue();

            assertThat(threads.submit(() -> store.announced(TUB, name(1), trigger(1))).get(PROMPT, TimeUnit.SECONDS))
                    .isEqualTo(Announced.KNOWN);
            assertThat(file(TUB, 2)).doesNotExist();

            slow.goesOn.countDown();
            assertThat(stored.get().entry().categories()).containsExactly("slow");
        }
    }

    @Test
    void storesWhileSomebodyReadsWhatCameWithoutTheIndex() throws Exception {
        IncidentStore store = store(Classifier.none());
        put(store, TUB, 1);
        Files.createDirectories(file(OTHER, 5).getParent());
        Files.copy(file(TUB, 1), file(OTHER, 5));
        SlowClassifier slow = new SlowClassifier();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<IncidentArchive> looked = threads.submit(() -> archive(slow));
            assertThat(slow.asked.await(PROMPT, TimeUnit.SECONDS)).isTrue();

            threads.submit(() -> put(store, TUB, 2)).get(PROMPT, TimeUnit.SECONDS);

            slow.goesOn.countDown();
            assertThat(looked.get().newest(IncidentQuery.ALL, 9)).hasSize(3);
        }
        assertThat(listed()).extracting(IncidentEntry::name).containsExactlyInAnyOrder(name(1), name(2), name(5));
    }

    @Test
    void makesAnIndexAgainThatWasDeletedMeanwhile() throws Exception {
        IncidentStore store = store(Classifier.none());
        put(store, TUB, 1);
        put(store, TUB, 2);
        Files.delete(new StorePlaces(folder).index());

        assertThat(store.announced(TUB, name(1), trigger(1))).isEqualTo(Announced.KNOWN);
        put(store, TUB, 3);

        assertThat(listed()).extracting(IncidentEntry::name).containsExactly(name(3), name(2), name(1));
        assertThat(notices).singleElement().asString().contains("made again");
    }

    @Test
    void findsFilesOfABackupThatKeepTheirTimes() throws Exception {
        IncidentStore store = store(Classifier.none());
        put(store, TUB, 1);
        put(store, OTHER, 2);
        Path saved = folder.resolve("saved");
        Files.copy(file(TUB, 1), saved);
        Files.delete(file(TUB, 1));
        assertThat(listed()).hasSize(1);
        FileTime before = Files.getLastModifiedTime(file(TUB, 1).getParent());

        Files.copy(saved, file(TUB, 1));
        age(file(TUB, 1));
        Files.getFileAttributeView(file(TUB, 1).getParent(), BasicFileAttributeView.class).setTimes(before, null, null);
        put(store, OTHER, 3);
        put(store, TUB, 4);

        assertThat(listed()).extracting(IncidentEntry::name)
                .containsExactly(name(4), name(3), name(2), name(1));
    }

    @Test
    void looksAtNamesOnlyWhereSomebodyElseChangedSomething() throws Exception {
        IncidentStore store = store(Classifier.none());
        put(store, TUB, 1);
        put(store, TUB, 2);
        put(store, OTHER, 3);
        StorePlaces places = new StorePlaces(folder);

        assertThat(StoreCheck.isCurrent(places)).isTrue();
        Files.delete(file(OTHER, 3));
        assertThat(StoreCheck.isCurrent(places)).isFalse();
        assertThat(listed()).hasSize(2);
        assertThat(StoreCheck.isCurrent(places)).isTrue();
        Files.createDirectory(places.incidents().resolve("abcdefghijklmnopqrstuvwxyz234567"));
        assertThat(StoreCheck.isCurrent(places)).isFalse();
    }

    @Test
    void looksLeaveAFileAloneThatIsStillWritten() throws Exception {
        put(store(Classifier.none()), TUB, 1);
        byte[] whole = Files.readAllBytes(file(TUB, 1));
        Files.write(file(TUB, 2), Arrays.copyOf(whole, whole.length / 2));

        assertThat(listed()).hasSize(1);
        store(Classifier.none());
        assertThat(file(TUB, 2)).exists();
        assertThat(notices).isEmpty();

        Files.write(file(TUB, 2), whole);
        assertThat(listed()).as("its trigger is that of the first").hasSize(2);
    }

    @Test
    void onlyWhoReceivesLaysAsideWhatIsDamaged() throws Exception {
        put(store(Classifier.none()), TUB, 1);
        Files.write(file(TUB, 2), new byte[50]);
        age(file(TUB, 2));

        assertThat(listed()).hasSize(1);
        assertThat(listed()).hasSize(1);
        assertThat(file(TUB, 2)).exists();
        assertThat(notices).singleElement().asString().contains("is damaged, and is not listed");

        store(Classifier.none());
        assertThat(file(TUB, 2)).doesNotExist();
        assertThat(notices).hasSize(2).last().asString().contains("quarantine");
    }

    @Test
    void removesWhatAKillLeftBehind() throws Exception {
        put(store(Classifier.none()), TUB, 1);
        Path left = Files.writeString(folder.resolve("gather/tmp/123-4"), "half a file");
        age(left);

        store(Classifier.none());

        assertThat(left).doesNotExist();
    }
}
