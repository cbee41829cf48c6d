package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class NodesFileTest {
    private static final TubId FIRST = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");
    private static final TubId SECOND = new TubId("6rh5zu5fohl76ovo6fggsb7zednx3bst");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;
    private StorePlaces places;
    private NodesFile file;

    @BeforeEach
    void open() {
        places = new StorePlaces(folder);
        file = new NodesFile(places);
    }

    @Test
    void seesWhatAnotherProcessHasWritten() throws IOException {
        assertThat(file.read().all()).isEmpty();
        for (TubId tub : new TubId[]{FIRST, SECOND}) {
            KnownNodes theirs = KnownNodes.read(places);
            theirs.heard(tub, "10.0.0.1", NOW);
            theirs.write();
            assertThat(file.read().all()).isEqualTo(theirs.all());
            assertThat(file.read().of(tub)).isPresent();
        }
    }

    @Test
    void givesEachCallerItsOwn() throws IOException {
        KnownNodes written = file.read();
        written.meet(FIRST);
        written.write();
        file.read().meet(SECOND);
        assertThat(file.read().all()).singleElement().satisfies(it -> assertThat(it.id()).isEqualTo(FIRST.text()));
    }

    /** It is laid aside when it is written, which a copy in memory must not forget. */
    @Test
    void keepsADamagedOneForPeople() throws IOException {
        KnownNodes written = file.read();
        written.meet(FIRST);
        written.write();
        assertThat(file.read().all()).hasSize(1);
        Files.writeString(places.nodes(), "{\"nodes\": [{");
        assertThat(file.read().all()).isEmpty();
        KnownNodes again = file.read();
        again.meet(SECOND);
        again.write();
        assertThat(places.nodes().resolveSibling("nodes.json.damaged")).hasContent("{\"nodes\": [{");
    }

    @Test
    void seesThatItIsGone() throws IOException {
        KnownNodes written = file.read();
        written.meet(FIRST);
        written.write();
        assertThat(file.read().all()).hasSize(1);
        Files.delete(places.nodes());
        assertThat(file.read().all()).isEmpty();
    }
}
