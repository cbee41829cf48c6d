package io.gather.incident.publisher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.gather.fixtures.foolscap.PythonGatherer;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.random.Seed;
import io.gather.incident.store.IncidentName;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.tub.Tub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** With the gatherer that every user of Foolscap has. */
class GathererLinkTest {
    @TempDir
    Path folder;

    private static Furl furl(PythonGatherer gatherer) throws Exception {
        return Furl.read(Files.readString(gatherer.furlFile()), "");
    }

    @Test
    void tellsOfIncidentsThatAreThereAndOfNewOnes() throws Exception {
        Tub tub = LinkedNode.tub();
        try (PythonGatherer gatherer = PythonGatherer.create(folder.resolve("gatherer")).begin()) {
            IncidentName first;
            try (LinkedNode node = new LinkedNode(folder.resolve("node"), tub, furl(gatherer))) {
                first = node.record("the disk is weird");
                assertThat(node.fetched()).isEqualTo(first);
                assertThat(node.spool.isFetched(first)).isTrue();
                IncidentName second = node.record("and once more");
                assertThat(node.fetched()).isEqualTo(second);
                assertThat(second).isGreaterThan(first);
            }
            List<Path> stored = gatherer.incidents();
            assertThat(stored).hasSize(2).allSatisfy(it -> assertThat(it.toString())
                    .contains("/" + tub.id().text() + "/"));
            assertThat(Peer.require("flogtool").run("dump", stored.getFirst().toString()).succeeded().output())
                    .contains("the disk is weird [INCIDENT-TRIGGER]", "before, \ud83d\ude00", "gather:");
            assertThat(Peer.require("flogtool").run("dump", folder.resolve("node").resolve(first.file()).toString())
                    .succeeded().output()).contains("local#1", "the disk is weird [INCIDENT-TRIGGER]");
        }
    }

    /** The node keeps its key and its folder, the gatherer its directory; whoever begins again finds the other, or waits for it. */
    @Test
    void everyIncidentIsThereOnceWhoeverIsRestarted() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        Tub tub = LinkedNode.tub();
        List<IncidentName> recorded = new ArrayList<>();
        try (PythonGatherer gatherer = PythonGatherer.create(folder.resolve("gatherer")).begin()) {
            Furl furl = furl(gatherer);
            LinkedNode node = new LinkedNode(folder.resolve("node"), tub, furl);
            try {
                for (int i = 0; i < 12; i++) {
                    recorded.add(node.record("incident " + i));
                    if (random.nextInt(3) == 0) {
                        node.close();
                        node = new LinkedNode(folder.resolve("node"), tub, furl);
                    }
                    if (random.nextInt(4) == 0) {
                        gatherer.end();
                        recorded.add(node.record("while it is away " + i));
                        gatherer.begin();
                    }
                }
                gatherer.await(() -> gatherer.incidents().size() >= recorded.size());
            } finally {
                node.close();
            }
            gatherer.end();
            assertThat(gatherer.incidents()).as("seed " + seed).extracting(it -> it.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(recorded.stream().map(IncidentName::file).toList());
            assertThat(gatherer.classified()).hasSameSizeAs(recorded);
            assertThat(new TreeSet<>(gatherer.classified()).stream().map(it -> Path.of(it).getFileName().toString())
                    .collect(Collectors.toSet())).hasSameSizeAs(recorded);
        }
    }

    /** Nobody would subscribe again over that connection, and incidents would wait until it ended for another reason. */
    @Test
    void dialsAgainWhenItCannotTellOfIncidentsAnyMore() throws Exception {
        try (SlowGatherer gatherer = new SlowGatherer(1);
                LinkedNode node = new LinkedNode(folder.resolve("node"), LinkedNode.tub(), gatherer.furl)) {
            assertThat(gatherer.told()).isEqualTo("done_with_incident_catchup");
            IncidentName ignored = node.record("whose answer comes to nothing");
            assertThat(gatherer.told()).isEqualTo("new_incident");
            assertThat(gatherer.told()).as("of the next connection").isEqualTo("new_incident");
            assertThat(gatherer.told()).isEqualTo("done_with_incident_catchup");
            assertThat(gatherer.met).hasValue(2);
            assertThat(node.heard).anyMatch(it -> it.contains("cannot be told of incidents over this connection"));
        }
    }
}
