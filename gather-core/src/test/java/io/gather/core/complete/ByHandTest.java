package io.gather.core.complete;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByHandTest {
    @ParameterizedTest
    @CsvSource({"node1, file-3, /var/log, FILE", "node1, command-1, seq 9, COMMAND",
            "local, command-2, seq 9, LOCAL_COMMAND"})
    void isNamedAgainAsItWas(String directory, String item, String source, ByHand.Kind kind) {
        assertThat(ByHand.of(node(directory), outcome("extra", item, source))).contains(new ByHand(kind, source));
    }

    @Test
    void isNothingOfTheCatalogAndNothingMasked() {
        assertThat(ByHand.of(node("node1"), outcome("host", "uptime", "uptime"))).isEmpty();
        assertThat(ByHand.of(node("node1"), outcome("extra", "command-1", "login ********"))).isEmpty();
        assertThat(ByHand.isOne("extra.command-1")).isTrue();
        assertThat(ByHand.isOne("extras.command-1")).isFalse();
    }

    @Test
    void isNumberedAmongItsLike() {
        assertThat(new ByHand(ByHand.Kind.FILE, "/etc").name(2)).isEqualTo("extra.file-2");
        assertThat(new ByHand(ByHand.Kind.LOCAL_COMMAND, "date").name(3)).isEqualTo("extra.command-3");
    }

    private static NodeRecord node(String directory) {
        return new NodeRecord(directory, directory, "", NodeRecord.State.PARTIAL, null, 1, Map.of(), 0, 0, 0, null,
                null,
                List.of());
    }

    private static Outcome outcome(String group, String item, String source) {
        return new Outcome(1, group, item, null, "", Status.SKIPPED, source, null, null, Instant.EPOCH, Duration.ZERO,
                0,
                0, 0, "no room");
    }
}
