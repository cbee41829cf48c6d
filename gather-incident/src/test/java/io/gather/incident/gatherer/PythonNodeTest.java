package io.gather.incident.gatherer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.gather.fixtures.foolscap.PythonTub;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.store.StoredIncident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** With nodes in Python. */
@Timeout(60)
class PythonNodeTest {
    @TempDir
    Path folder;

    @Test
    void storesWhatANodeReports() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"));
                PythonTub node = serving.node(folder.resolve("node"))) {
            serving.await(() -> serving.gatherer.nodes() == 1);
            node.tell("log before");
            node.tell("incident it broke");
            StoredIncident stored = serving.next();
            assertThat(stored.entry().message()).isEqualTo("it broke");
            assertThat(Files.readString(serving.base.resolve("incidents/" + stored.entry().tub() + "/latest")))
                    .isEqualTo(stored.entry().name() + "\n");
            assertThat(serving.files()).hasSize(1);
            assertThat(serving.store.nodes()).singleElement()
                    .satisfies(it -> assertThat(it.address()).isEqualTo("127.0.0.1"));
            assertThat(serving.notices).isEmpty();
        }
    }

    @Test
    void takesATubThatStartsAgainUnderAnotherIdForTheSameNode() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"))) {
            Path home = folder.resolve("node");
            for (int start = 1; start <= 3; start++) {
                Files.deleteIfExists(home.resolve("node.pem"));
                Files.deleteIfExists(home.resolve("incidents/logport.furl"));
                try (PythonTub node = serving.node(home)) {
                    serving.await(() -> serving.gatherer.nodes() == 1);
                    node.tell("incident of start " + start);
                    assertThat(serving.next().entry().message()).isEqualTo("of start " + start);
                }
                serving.await(() -> serving.gatherer.nodes() == 0);
            }
            assertThat(serving.stored).isEmpty();
            assertThat(serving.files()).hasSize(3);
            assertThat(serving.store.nodes()).singleElement().satisfies(it -> assertThat(it.tubs()).hasSize(3));
        }
    }

    @Test
    void asksAgainAfterWhatCouldNotBeSentLive() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"));
                PythonTub node = serving.node(folder.resolve("node"))) {
            serving.await(() -> serving.gatherer.nodes() == 1);
            for (int i = 0; i < 3; i++) {
                node.tell("unsendable first " + i);
                assertThat(serving.next().entry().message()).isEqualTo("first " + i);
                node.tell("incident second " + i);
                assertThat(serving.next().entry().message()).isEqualTo("second " + i);
            }
            assertThat(serving.files()).hasSize(6);
            assertThat(serving.stored).isEmpty();
        }
    }

    @Test
    void asksForEventsAgainAfterOneThatCouldNotBeSent() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"), true);
                PythonTub node = serving.node(folder.resolve("node"))) {
            serving.await(() -> serving.gatherer.nodes() == 1);
            // It has connected, and is subscribed to a moment later.
            serving.await(() -> {
                node.tell("log first");
                return !serving.events.isEmpty();
            });
            node.tell("unsendablelog bad");
            node.tell("log second");
            serving.await(() -> serving.events.stream().anyMatch(it -> it.text("message").orElse("").equals("second")));
            node.tell("log third");
            serving.await(() -> serving.events.stream().anyMatch(it -> it.text("message").orElse("").equals("third")));
            assertThat(serving.events.stream().map(it -> it.get("num"))).doesNotHaveDuplicates();
            node.tell("many 1000");
            serving.await(() -> serving.events.stream().filter(it -> it.has("i")).count() == 1000);
        }
    }

    @Test
    void passesAnIncidentThatItsNodeCannotAnnounce() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"));
                PythonTub node = serving.node(folder.resolve("node"))) {
            serving.await(() -> serving.gatherer.nodes() == 1);
            node.tell("incident before");
            serving.next();
            node.tell("surrogate odd");
            serving.await(() -> serving.notices.stream().anyMatch(it -> it.contains("could not be transferred")));
            node.tell("incident after");
            // Its buffers hold the odd event too.
            serving.await(() -> serving.notices.stream().filter(it -> it.contains("could not be transferred"))
                    .count() == 2);
            assertThat(serving.files()).hasSize(1);
        }
    }

    @Test
    void keepsWhatCameOfAnIncidentThatItsNodeCannotSend() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"));
                PythonTub node = serving.node(folder.resolve("node"))) {
            serving.await(() -> serving.gatherer.nodes() == 1);
            node.tell("log early");
            node.tell("surrogatelog odd");
            node.tell("incident it broke");
            serving.await(() -> serving.notices.stream().anyMatch(it -> it.contains("could not be transferred")));
            try (Stream<Path> all = Files.walk(serving.base.resolve("gather/incomplete"))) {
                assertThat(all.filter(Files::isRegularFile)).singleElement().satisfies(file -> {
                    List<FlogLine> lines = lines(file);
                    assertThat(lines.getFirst()).isInstanceOfSatisfying(FlogLine.Header.class,
                            header -> assertThat(header.trigger()).get()
                                    .satisfies(it -> assertThat(it.fields().text("message")).contains("it broke")));
                    assertThat(lines).hasSizeGreaterThan(1);
                });
            }
        }
    }

    private static List<FlogLine> lines(Path file) throws IOException {
        List<FlogLine> lines = new ArrayList<>();
        try (FlogReader reader = FlogReader.open(file)) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void getsWhatWasNotSentLiveFromTheNodesDisk() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"));
                PythonTub node = serving.node(folder.resolve("node"))) {
            serving.await(() -> serving.gatherer.nodes() == 1);
            node.tell("mixed keys");
            assertThat(serving.next().entry().message()).isEqualTo("keys");
        }
    }

    @Test
    void looksPastADamagedFileOfTheNode() throws Exception {
        Path home = folder.resolve("node");
        Path base = folder.resolve("gatherer");
        try (Serving none = Serving.start(base); PythonTub node = Serving.nodeOf(home, "-")) {
            node.tell("orphan incident-2020-05-05--10-00-00Z-aaaaaaa");
            node.tell("incidents 3");
            assertThat(none.stored).isEmpty();
        }
        try (Serving serving = Serving.start(base); PythonTub node = serving.node(home)) {
            for (int i = 0; i < 3; i++) {
                serving.next();
            }
            assertThat(serving.notices).anySatisfy(it -> assertThat(it).contains("damaged")
                    .contains("incident-2020-05-05--10-00-0"));
            node.tell("incident live");
            assertThat(serving.next().entry().message()).isEqualTo("live");
        }
    }

    @Test
    void fetchesAnIncidentOnceMoreThatWasBeingRecorded() throws Exception {
        Path home = folder.resolve("node");
        try (Serving serving = Serving.start(folder.resolve("gatherer"))) {
            try (PythonTub node = Serving.nodeOf(home, "-", "trailing")) {
                node.tell("log one");
            }
            try (PythonTub node = serving.node(home, "trailing")) {
                serving.await(() -> serving.gatherer.nodes() == 1);
                node.tell("incident it broke");
                node.tell("log trailing");
                StoredIncident stored = serving.next();
                assertThat(lines(serving.files().getFirst())).hasSizeGreaterThan(2);
                assertThat(stored.entry().message()).isEqualTo("it broke");
            }
        }
    }

    @Test
    void goesOnWhereItStoppedAfterAnOutage() throws Exception {
        Path base = folder.resolve("gatherer");
        try (PythonTub node = firstNode(base)) {
            node.tell("incident meanwhile");
            node.tell("incident and again");
            try (Serving serving = Serving.start(base)) {
                assertThat(List.of(serving.next().entry().message(), serving.next().entry().message()))
                        .containsExactlyInAnyOrder("meanwhile", "and again");
                assertThat(serving.stored).isEmpty();
                assertThat(serving.files()).hasSize(3);
            }
        }
    }

    private PythonTub firstNode(Path base) throws Exception {
        try (Serving serving = Serving.start(base)) {
            PythonTub node = serving.node(folder.resolve("node"));
            serving.await(() -> serving.gatherer.nodes() == 1);
            node.tell("incident first");
            serving.next();
            return node;
        }
    }

    @Test
    void knowsNodesByTheNamesThatTheyWereInvitedBy() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"))) {
            String furl = serving.folder.invite("web-1", Clock.systemUTC()).text();
            try (PythonTub node = Serving.nodeOf(folder.resolve("node"), furl)) {
                serving.await(() -> serving.gatherer.nodes() == 1);
                node.tell("incident named");
                assertThat(serving.next().node().shown()).isEqualTo("web-1");
            }
            serving.await(() -> serving.gatherer.nodes() == 0);
            // With another id, and nothing that it had before.
            try (PythonTub node = Serving.nodeOf(folder.resolve("installed-again"), furl)) {
                serving.await(() -> serving.gatherer.nodes() == 1);
                node.tell("incident named again");
                assertThat(serving.next().node().shown()).isEqualTo("web-1");
                assertThat(serving.store.nodes()).singleElement()
                        .satisfies(it -> assertThat(it.tubs()).hasSize(2));
                assertThat(serving.folder.revoke("web-1")).isTrue();
                serving.gatherer.review();
                serving.await(() -> serving.gatherer.nodes() == 0);
                serving.await(() -> serving.notices.stream().anyMatch(it -> it.contains("a name that there is not")));
            }
        }
    }

    @Test
    void speaksOnceWithANodeThatHasTwoOfOurFurls() throws Exception {
        try (Serving serving = Serving.start(folder.resolve("gatherer"))) {
            String furls = serving.folder.furl().text() + " "
                    + serving.folder.invite("web-2", Clock.systemUTC()).text();
            try (PythonTub node = Serving.nodeOf(folder.resolve("node"), furls)) {
                serving.await(() -> serving.gatherer.nodes() == 1);
                node.tell("incident once");
                serving.next();
                node.tell("incident twice");
                serving.next();
                assertThat(serving.stored).isEmpty();
            }
        }
    }
}
