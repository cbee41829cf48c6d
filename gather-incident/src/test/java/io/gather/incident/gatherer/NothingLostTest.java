package io.gather.incident.gatherer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.SharedMemory;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.RefusedCallException;
import io.gather.transport.foolscap.tub.Tub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever clocks, names and restarts do, all that a node has comes here. */
@Timeout(30)
class NothingLostTest {
    @TempDir
    Path folder;

    private static String name(String time) {
        return "incident-" + time + "Z-abcdefg";
    }

    private static List<String> names(Serving serving) throws Exception {
        List<String> names = new ArrayList<>();
        for (Path each : serving.files()) {
            names.add(String.valueOf(each.getFileName()).replace(".flog.bz2", ""));
        }
        return names;
    }

    private static void awaitAll(Serving serving, ScriptedNode node) throws Exception {
        serving.await(() -> {
            try {
                return names(serving).containsAll(node.incidents.keySet());
            } catch (Exception e) {
                return false;
            }
        });
        assertThat(names(serving)).doesNotHaveDuplicates();
    }

    /** It was killed while an old one was still wanted, and a later one was here. */
    @Test
    void asksAgainForWhatItWasKilledBefore() throws Exception {
        Path base = folder.resolve("gatherer");
        String old = name("2026-01-01--00-00-00");
        try (ScriptedNode node = new ScriptedNode() {
            @Override
            Value incident(String name) throws RefusedCallException, InterruptedException {
                if (name.equals(old) && fetched.size() < 3) {
                    fetched.add(name);
                    throw new RefusedCallException("builtins.OSError", "not now");
                }
                return super.incident(name);
            }
        }) {
            node.incidents.put(old, 1);
            node.incidents.put(name("2026-06-01--00-00-00"), 2);
            try (Serving serving = Serving.start(base)) {
                node.connect(serving.folder.furl());
                assertThat(serving.next().entry().name().text()).isEqualTo(name("2026-06-01--00-00-00"));
            }
            node.disconnect();
            try (Serving serving = Serving.start(base)) {
                node.connect(serving.folder.furl());
                awaitAll(serving, node);
            }
        }
    }

    @Test
    void aClockThatIsAheadHidesNothing() throws Exception {
        Path base = folder.resolve("gatherer");
        try (Serving serving = Serving.start(base); ScriptedNode node = new ScriptedNode()) {
            node.incidents.put(name("2038-01-19--03-14-07"), 1);
            node.connect(serving.folder.furl());
            awaitAll(serving, node);
            serving.await(() -> Files.exists(base.resolve("gather/asked/" + node.id())));
            node.disconnect();
            serving.await(() -> serving.gatherer.nodes() == 0);
            String now = name(DateTimeFormatter.ofPattern("uuuu-MM-dd--HH-mm-ss")
                    .format(OffsetDateTime.now(ZoneOffset.UTC)));
            node.incidents.put(now, 2);
            node.connect(serving.folder.furl());
            awaitAll(serving, node);
            assertThat(node.askedSince).hasSize(2).last().asString().isNotEmpty().isLessThan(now);
        }
    }

    @Test
    void asksATubForWhatItsCloneHasTold() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"));
                ScriptedNode one = new ScriptedNode();
                ScriptedNode clone = new ScriptedNode(Tub.create(Instant.now()))) {
            one.incidents.put(name("2026-01-01--00-00-00"), 1);
            clone.incidents.putAll(one.incidents);
            one.connect(serving.folder.furl());
            clone.connect(serving.folder.furl());
            awaitAll(serving, one);
            serving.await(() -> serving.gatherer.nodes() == 2);
            clone.disconnect();
            serving.await(() -> serving.gatherer.nodes() == 1);
            one.report(name("2026-05-05--00-00-00"));
            clone.incidents.put(name("2026-03-03--00-00-00"), 3);
            awaitAll(serving, one);
            clone.connect(serving.folder.furl());
            awaitAll(serving, clone);
        }
    }

    /** More than there is room for, and one that comes live and is the newest. */
    @Test
    void comesToTheEndOfABacklogThatIsTooLong() throws Exception {
        NodeMemory memory = new NodeMemory();
        Agenda agenda = new Agenda(memory, Serving.QUICK);
        String since = memory.begin("");
        agenda.catchUp();
        for (int i = 0; i < 10_002; i++) {
            var name = new IncidentName(
                    name("2026-01-01--%02d-%02d-%02d".formatted(i / 3600, i / 60 % 60, i % 60)));
            agenda.told(name);
            agenda.want(name, LogValue.Dict.EMPTY);
        }
        agenda.caughtUp();
        assertThat(since).isEmpty();
        for (int i = 0; i < 10_000; i++) {
            assertThat(agenda.next()).isInstanceOfSatisfying(ConversationStep.Fetch.class,
                    fetch -> memory.done(fetch.wanted().name()));
            if (i == 5) {
                var live = new IncidentName(name("2026-06-06--00-00-00"));
                agenda.told(live);
                agenda.want(live, LogValue.Dict.EMPTY);
            }
        }
        assertThat(agenda.next()).isInstanceOfSatisfying(ConversationStep.Fetch.class,
                fetch -> memory.done(fetch.wanted().name()));
        // It is told from the place where it was before, and nothing is noted until then.
        assertThat(agenda.next()).isInstanceOf(ConversationStep.SubscribeToIncidents.class);
        assertThat(memory.begin("")).isEmpty();
        agenda.catchUp();
        agenda.caughtUp();
        assertThat(agenda.next()).isInstanceOfSatisfying(ConversationStep.UpToDate.class,
                it -> assertThat(it.newest().text()).isEqualTo(name("2026-06-06--00-00-00")));
    }

    /** It reads all its files before it says a word. */
    @Test
    void doesNotTakeASlowNodeForADamagedOne() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        List<String> listed = new CopyOnWriteArrayList<>();
        // A pause of the machine is not to be taken for one of the node.
        GathererTimes times = new GathererTimes(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(4),
                Duration.ofMillis(50), Duration.ofSeconds(30));
        try (Serving serving = Serving.start(folder.resolve("gatherer"), times, SharedMemory.ofHeap(), (_, _) -> {});
                ScriptedNode node = new ScriptedNode() {
                    @Override
                    void beforeTheEnd() throws InterruptedException {
                        ready.await();
                    }

                    @Override
                    Value list(String since) throws InterruptedException {
                        listed.add(since);
                        ready.await();
                        return new Value.Dict(Map.of());
                    }
                }) {
            node.incidents.put(name("2026-01-01--00-00-00"), 1);
            node.connect(serving.folder.furl());
            awaitAll(serving, node);
            serving.await(() -> !listed.isEmpty());
            ready.countDown();
            Path asked = serving.base.resolve("gather/asked/" + node.id());
            serving.await(() -> Files.exists(asked));
            assertThat(serving.notices).isEmpty();
            assertThat(listed).hasSizeLessThanOrEqualTo(2);
        }
    }

    /** It was told of while it was recorded, and it is whole while what there was of it is being fetched. */
    @Test
    void fetchesTheEndOfWhatGrewWhileItWasFetched() throws Exception {
        CountDownLatch toldAll = new CountDownLatch(1);
        String name = name("2026-01-01--00-00-00");
        try (Serving serving = Serving.start(folder.resolve("gatherer")); ScriptedNode node = new ScriptedNode() {
            @Override
            void afterTheEnd() {
                toldAll.countDown();
            }

            @Override
            Value incident(String wanted) throws RefusedCallException, InterruptedException {
                Value whole = super.incident(wanted);
                if (fetched.size() > 1) {
                    return whole;
                }
                toldAll.await();
                tellAgain(name);
                return new Value.Tuple(List.of(
                        new Value.Dict(Map.of(Value.text("type"), Value.text("incident"), Value.text("trigger"),
                                trigger(wanted))),
                        new Value.Listing(List.of())));
            }
        }) {
            node.incidents.put(name, 1);
            node.connect(serving.folder.furl());
            assertThat(serving.next().entry().events()).isZero();
            assertThat(serving.next().entry().events()).isEqualTo(1);
            assertThat(node.fetched).containsExactly(name, name);
        }
    }

    /** A node gives a name once: another trigger under it is refused before anything of it is fetched. */
    @Test
    void fetchesNothingByANameThatIsTaken() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer")); ScriptedNode node = new ScriptedNode()) {
            node.connect(serving.folder.furl());
            serving.await(() -> !node.askedSince.isEmpty());
            String name = name("2026-01-01--00-00-00");
            node.report(name);
            // Its file is there before the index tells of it.
            assertThat(serving.next().entry().name().text()).isEqualTo(name);

            node.incidents.put(name("2025-12-31--00-00-00"), 7);
            node.report(name);
            node.incidents.remove(name("2025-12-31--00-00-00"));

            String last = name("2026-01-02--00-00-00");
            node.report(last);
            awaitAll(serving, node);
            assertThat(node.fetched).containsOnlyOnce(name).contains(last);
            assertThat(serving.notices).singleElement().asString().contains("another incident by the name " + name);
        }
    }

    /** It says nothing by itself, and what it lists is longer than a message may be. */
    @Test
    void takesAListOfAnyLength() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer")); ScriptedNode node = new ScriptedNode() {
            @Override
            public Value call(String method, Arguments arguments, Broker from)
                    throws RefusedCallException, InterruptedException {
                return method.equals("subscribe_to_incidents")
                        ? new Value.None()
                        : super.call(method, arguments, from);
            }

            @Override
            Value trigger(String name) {
                return new Value.Dict(
                        Map.of(Value.text("num"), Value.of(incidents.getOrDefault(name, -1)), Value.text("message"),
                                Value.text("m".repeat(800_000))));
            }
        }) {
            for (int i = 10; i < 22; i++) {
                node.incidents.put(name("2026-01-01--00-00-" + i), i);
            }
            node.connect(serving.folder.furl());
            awaitAll(serving, node);
            assertThat(serving.notices).isEmpty();
        }
    }

    /** The store is out of order at the moment when a node tells of one. */
    @Test
    void fetchesWhatItCouldNotLookUp() throws Exception {
        CountDownLatch mended = new CountDownLatch(1);
        try (Serving serving = Serving.start(folder.resolve("gatherer")); ScriptedNode node = new ScriptedNode() {
            @Override
            Value incident(String name) throws RefusedCallException, InterruptedException {
                mended.await();
                return super.incident(name);
            }
        }) {
            Path index = serving.base.resolve("gather/index");
            node.connect(serving.folder.furl());
            serving.await(() -> !node.askedSince.isEmpty());
            Files.deleteIfExists(index);
            Files.createSymbolicLink(index, index);
            node.report(name("2026-01-01--00-00-00"));
            Files.delete(index);
            mended.countDown();
            awaitAll(serving, node);
        }
    }
}
