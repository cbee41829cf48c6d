package io.gather.incident.gatherer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What real nodes sent is kept as the gatherer in Python kept it, without Python. */
@Timeout(30)
class CapturedNodeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"A.gatherer.conn1.received,3", "B2.gatherer.conn1.received,2"})
    void keepsWhatWasKeptOfThat(String capture, int incidents) throws Exception {
        try (Serving serving = Serving.start(folder); CapturedNode node = new CapturedNode(capture)) {
            node.connect(serving.folder.furl());
            assertThat(node.names()).hasSize(incidents);
            for (int i = 0; i < incidents; i++) {
                IncidentEntry entry = serving.next().entry();
                assertThat(node.names()).contains(entry.name().text());
                assertThat(entry.state()).isEqualTo(IncidentEntry.State.WHOLE);
                assertThat(entry.events()).isPositive();
            }
            for (Path kept : serving.files()) {
                Optional<Path> original = original(kept);
                assertThat(original.isPresent()).isEqualTo(capture.startsWith("A."));
                if (original.isPresent()) {
                    assertThat(read(kept)).as(kept.toString()).isEqualTo(read(original.get()));
                }
            }
            assertThat(serving.notices).isEmpty();
        }
    }

    /** Where that was kept too. */
    private static Optional<Path> original(Path kept) throws IOException {
        try (Stream<Path> files = Files.walk(FlogCaptures.file(FlogCaptures.GATHERER))) {
            return files.filter(it -> it.endsWith(kept.getFileName())).findFirst();
        }
    }

    /** But who took it, and when. */
    private static List<Dict> read(Path file) throws IOException {
        List<Dict> lines = new ArrayList<>();
        try (FlogReader reader = FlogReader.open(file)) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                lines.add(switch (line) {
                    case FlogLine.Header header -> header.header();
                    case FlogLine.Entry entry -> entry.event().fields();
                    default -> throw new AssertionError(line);
                });
            }
        }
        return lines;
    }
}
