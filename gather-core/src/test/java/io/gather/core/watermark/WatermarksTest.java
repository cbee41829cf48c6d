package io.gather.core.watermark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.gather.core.outcome.Result.Generation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatermarksTest {
    private static final NodePosition POSITION = new NodePosition(
            List.of(new Mark("/var/log/x", new Generation(1, 2, "ab", 1024), 5000, "cd")),
            List.of(new Had("commands/date", "ef", "full")));

    @TempDir
    Path folder;

    private Watermarks watermarks = new Watermarks(Path.of(""));

    @BeforeEach
    void leaveTwoGathers() throws Exception {
        watermarks = new Watermarks(folder.resolve("c"));
        leave(1, "full", List.of());
        leave(2, "first", List.of("full"));
    }

    private void leave(long number, String gather, List<String> base) throws Exception {
        watermarks.put(gather, "n1", POSITION);
        watermarks.put(ChainLink.begun(number, gather, base, false));
    }

    @Test
    void theLastThatIsDeliveredWithAllItBuildsOnIsTheHead() throws Exception {
        leave(3, "second", List.of("full", "first"));

        assertThat(head(Set.of("full", "first", "second"))).isEqualTo("second");
        assertThat(head(Set.of("full", "first"))).as("one that never arrived").isEqualTo("first");
        assertThat(head(Set.of("full", "second"))).as("one in the middle is gone").isEqualTo("full");
        assertThat(head(Set.of("first", "second"))).as("the first is gone").isEmpty();
    }

    private String head(Set<String> delivered) throws IOException {
        return watermarks.head(link -> delivered.contains(link.gather())).map(ChainLink::gather).orElse("");
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        assertThat(watermarks.position("first", "n1")).isEqualTo(POSITION);
        assertThat(watermarks.position("first", "n2")).isEqualTo(NodePosition.NOWHERE);
    }

    @Test
    void whatIsDamagedIsNoMark() throws Exception {
        Path marks = folder.resolve("c/first/n1.marks.gz");
        byte[] bytes = Files.readAllBytes(marks);
        for (int i = 0; i < bytes.length; i++) {
            Files.write(marks, Arrays.copyOf(bytes, i));
            assertThatThrownBy(() -> watermarks.position("first", "n1")).isInstanceOf(IOException.class);
        }
        Files.writeString(folder.resolve("c/first/link.json"), "{\"version\":2,\"gather\":\"first\"}");

        assertThat(head(Set.of("full", "first"))).as("of another version").isEqualTo("full");
        Files.writeString(folder.resolve("c/full/link.json"), "{");
        assertThat(head(Set.of("full", "first"))).isEmpty();
    }

    @Test
    void aNewBeginningForgetsWhatWasBefore() throws Exception {
        leave(3, "again", List.of());

        watermarks.prune(watermarks.link("again").orElseThrow(), Set.of("first"));

        assertThat(watermarks.links()).extracting(ChainLink::gather).as("but what may still be finished")
                .containsExactly("first", "again");
    }
}
