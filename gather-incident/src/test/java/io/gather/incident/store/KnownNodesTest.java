package io.gather.incident.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KnownNodesTest {
    private static final TubId FIRST = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");
    private static final TubId SECOND = new TubId("6rh5zu5fohl76ovo6fggsb7zednx3bst");
    private static final TubId THIRD = new TubId("bn2rybg5umsmnvpex4peoq23xhczjhhm");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;
    private StorePlaces places;
    private KnownNodes nodes;

    @BeforeEach
    void open() throws Exception {
        places = new StorePlaces(folder);
        nodes = KnownNodes.read(places);
    }

    private void again() throws Exception {
        nodes.write();
        nodes = KnownNodes.read(places);
    }

    /** A program that takes a new id at each start, and has nothing to tell. */
    @Test
    void whoComesByTheSameInvitationIsOneNode() throws Exception {
        nodes.heard(FIRST, "10.0.0.1", NOW);
        assertThat(nodes.invited(FIRST, "web-1")).isTrue();
        again();
        nodes.heard(SECOND, "10.0.0.2", NOW.plusSeconds(60));
        assertThat(nodes.invited(SECOND, "web-1")).isTrue();
        assertThat(nodes.invited(SECOND, "web-1")).isFalse();
        again();
        assertThat(nodes.all()).singleElement().satisfies(it -> {
            assertThat(it.shown()).isEqualTo("web-1");
            assertThat(it.tubs()).containsExactly(FIRST.text(), SECOND.text());
            assertThat(it.heard()).isEqualTo(NOW.plusSeconds(60));
            assertThat(it.address()).isEqualTo("10.0.0.2");
        });
    }

    @Test
    void peopleMayCallAnInvitedNodeWhatTheyLike() {
        nodes.invited(FIRST, "web-1");
        nodes.name(FIRST, "the old one");
        nodes.invited(SECOND, "web-1");
        assertThat(nodes.all()).singleElement().satisfies(it -> assertThat(it.shown()).isEqualTo("the old one"));
        nodes.invited(THIRD, "web-3");
        nodes.invited(THIRD, "web-4");
        assertThat(nodes.of(THIRD).orElseThrow().shown()).isEqualTo("web-4");
    }

    @Test
    void copiedMachinesAreTwoNodesWhenTheirInvitationsSaySo() {
        nodes.invited(FIRST, "web-1");
        assertThat(nodes.link(FIRST, SECOND)).isTrue();
        nodes.invited(SECOND, "web-2");
        assertThat(nodes.all()).hasSize(2);
        assertThat(nodes.of(FIRST).orElseThrow().tubs()).containsExactly(FIRST.text());
        assertThat(nodes.of(SECOND).orElseThrow().shown()).isEqualTo("web-2");
        assertThat(nodes.link(FIRST, SECOND)).isFalse();
        nodes.invited(THIRD, "web-2");
        assertThat(nodes.of(THIRD).orElseThrow().tubs()).containsExactly(SECOND.text(), THIRD.text());
    }

    @Test
    void forgetsIdsUnderWhichNothingIsKept() throws Exception {
        Files.createDirectories(places.tub(SECOND));
        for (TubId each : List.of(FIRST, SECOND, THIRD, new TubId("abcdefghijklmnopqrstuvwxyz234567"))) {
            nodes.heard(each, null, NOW);
            boolean ignored = nodes.link(FIRST, each);
        }
        TubId gone = new TubId("abcdefghijklmnopqrstuvwxyz234566");
        nodes.heard(gone, null, NOW);
        assertThat(nodes.forget(NOW.plus(Duration.ofDays(29)))).isTrue();
        assertThat(nodes.of(THIRD)).isEmpty();
        assertThat(nodes.of(gone)).isPresent();
        assertThat(nodes.all().getFirst().tubs()).containsExactly(FIRST.text(), SECOND.text(),
                "abcdefghijklmnopqrstuvwxyz234567");
        assertThat(nodes.forget(NOW.plus(Duration.ofDays(29)))).isFalse();
        assertThat(nodes.forget(NOW.plus(Duration.ofDays(31)))).isTrue();
        assertThat(nodes.all()).hasSize(1);
    }

    @Test
    void neverForgetsWhomPeopleKnow() throws Exception {
        nodes.heard(FIRST, null, NOW);
        nodes.invited(FIRST, "web-1");
        nodes.heard(SECOND, null, NOW);
        nodes.name(SECOND, "storage");
        assertThat(nodes.forget(NOW.plus(Duration.ofDays(1000)))).isFalse();
    }

    @Test
    void beginsAnewWhereTheFileCannotBeReadAndKeepsIt() throws Exception {
        for (String odd : new String[]{"", "{\"nodes\": [{", "[]", "{\"nodes\": [{\"id\": 1, \"tubs\": 7}]}"}) {
            Files.createDirectories(places.own());
            Files.writeString(places.nodes(), odd);
            nodes = KnownNodes.read(places);
            assertThat(nodes.all()).isEmpty();
            nodes.heard(FIRST, null, NOW);
            again();
            assertThat(nodes.all()).hasSize(1);
            assertThat(places.own().resolve("nodes.json.damaged")).hasContent(odd);
        }
    }
}
