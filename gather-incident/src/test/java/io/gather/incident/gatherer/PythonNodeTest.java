package io.gather.incident.gatherer;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.fixtures.foolscap.PythonTub;
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
            Serving.tell(node, "log before");
            Serving.tell(node, "incident it broke");
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
}
