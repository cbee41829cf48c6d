package io.gather.core.outcome;

import java.time.Instant;
import java.util.List;

import io.gather.core.json.Json;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTest {
    private static final Range FIRST = new Range(new Generation(1, 2, "ab"), 0, 5);
    private static final Range LAST = new Range(new Generation(1, 2, "ab"), 90, 100);

    @Test
    void keepsItsRanges() throws Exception {
        for (List<Range> ranges : List.of(List.<Range>of(), List.of(FIRST), List.of(FIRST, LAST))) {
            Result result = new Result("a", Result.Kind.FILE, "/a", 0640, Instant.EPOCH, 15, null, null, List.of(),
                    ranges, Status.OK, null);

            assertThat(Json.read(Json.write(result), Result.class)).isEqualTo(result);
            assertThat(Json.write(result).contains("ranges")).isEqualTo(!ranges.isEmpty());
        }
    }

    /** Spools and lists of a gather that an earlier version began. */
    @Test
    void takesTheOneRangeOfEarlierVersions() throws Exception {
        String json = """
                {"path":"a","kind":"FILE","source":"/a","mode":416,"modified":"1970-01-01T00:00:00Z","size":5,
                "chunks":[],"range":{"generation":{"device":1,"inode":2,"head":"ab"},"from":0,"to":5},"status":"ok"}
                """;

        assertThat(Json.read(json, Result.class).ranges()).containsExactly(FIRST);
    }
}
