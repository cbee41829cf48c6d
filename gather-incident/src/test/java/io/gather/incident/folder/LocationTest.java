package io.gather.incident.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocationTest {
    @TempDir
    Path folder;

    @Test
    void saysWhetherNodesReachIt() {
        assertThat(Location.read("tcp:h:1,tor:x:2\n", "").isReachedByTcp()).isTrue();
        assertThat(Location.read("h:1", "").isReachedByTcp()).isTrue();
        assertThat(Location.read("tor:x:2", "").isReachedByTcp()).isFalse();
        assertThatThrownBy(() -> Location.read("tcp:h:1,,", "location")).isInstanceOf(GatherException.class)
                .hasMessageContaining("location");
        assertThatThrownBy(() -> Location.read("h:1,tcp:h:0", "location"))
                .hasMessageContaining("'tcp:h:0' is no tcp:HOST:PORT");
        assertThatThrownBy(() -> Location.read("tcp:h:1/x", "")).isInstanceOf(GatherException.class);
    }

    @Test
    void findsNamesAsLongAsTheyHold() throws Exception {
        Files.writeString(folder.resolve("port"), "3118\n");
        Files.writeString(folder.resolve("location"), "tcp:h:3118\n");
        GathererFolder gatherer = GathererFolder.open(folder, Clock.systemUTC());
        assertThat(gatherer.find(gatherer.furl().name()).orElseThrow().node()).isEmpty();
        String secret = gatherer.invite("web-1", Clock.systemUTC()).name();
        var invited = gatherer.find(secret).orElseThrow();
        assertThat(invited.node()).contains("web-1");
        assertThat(gatherer.isValid(invited)).isTrue();
        assertThat(gatherer.find("web-1")).isEmpty();
        assertThat(gatherer.revoke("web-1")).isTrue();
        assertThat(gatherer.isValid(invited)).isFalse();
        assertThat(gatherer.find(secret)).isEmpty();
    }

    @Test
    void passesOverLinesThatAreNoInvitations() throws Exception {
        Path file = Files.writeString(folder.resolve("invited"),
                "web-1 abcdefgh 2026-11-20T23:57:08Z\n\nrubbish\nweb-2 ABC x\nweb-3 abcdefgi noon\n");
        assertThat(new Invitations(file).all()).extracting(Invitation::node).containsExactly("web-1", "web-3");
        assertThat(new Invitations(file).all().stream().filter(it -> it.node().equals("web-3"))
                .findFirst().orElseThrow().made()).isEqualTo(Instant.EPOCH);
        assertThat(new Invitation("web-1", "abcdefgh", Instant.EPOCH).toString()).doesNotContain("abcdefgh");
    }
}
