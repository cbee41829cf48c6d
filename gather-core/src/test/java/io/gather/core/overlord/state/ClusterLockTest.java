package io.gather.core.overlord.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.gather.core.error.GatherException;
import io.gather.core.files.OtherProcess;
import io.gather.core.overlord.request.Lane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Held to the end, whatever else this process does with the same lock meanwhile. */
class ClusterLockTest {
    private static final GatherId ONE = new GatherId("20261120T101500Z-7f3a09bc");
    private static final GatherId OTHER = new GatherId("20261120T101500Z-00000000");

    @TempDir
    Path folder;
    private StateDirectory state;

    @BeforeEach
    void makeState() {
        state = new StateDirectory(folder.resolve("state"));
    }

    @Test
    void whoHoldsItIsToldAndHoldsItStill() throws Exception {
        try (ClusterLock _ = take(ONE)) {
            assertThat(ClusterLock.holder(state, "c", Lane.USUAL)).contains(holder(ONE));
            assertThat(seesHeld()).isTrue();
        }
        assertThat(ClusterLock.holder(state, "c", Lane.USUAL)).isEmpty();
        assertThat(seesHeld()).isFalse();
    }

    @Test
    void aSecondOneInTheSameProcessIsRefusedAndTheFirstHoldsStill() throws Exception {
        try (ClusterLock _ = take(ONE)) {
            assertThatThrownBy(() -> take(OTHER)).isInstanceOf(GatherException.class)
                    .hasMessageContaining(ONE.text());
            assertThat(seesHeld()).isTrue();
        }
        take(OTHER).close();
    }

    @Test
    void whetherAGatherMayRunIsSeenWithoutLettingGo() throws Exception {
        try (ClusterLock _ = take(ONE)) {
            assertThat(ClusterLock.mayRun(state, ONE)).isTrue();
            assertThat(ClusterLock.mayRun(state, OTHER)).isFalse();
            assertThat(seesHeld()).isTrue();
        }
        assertThat(ClusterLock.mayRun(state, ONE)).isFalse();
    }

    @Test
    void anInterruptionDoesNotTakeItAway() throws Exception {
        Thread.currentThread().interrupt();
        try (ClusterLock _ = take(ONE)) {
            assertThat(Thread.interrupted()).isTrue();
            assertThat(ClusterLock.holder(state, "c", Lane.USUAL)).contains(holder(ONE));
            assertThat(seesHeld()).isTrue();
        } finally {
            boolean ignored = Thread.interrupted();
        }
    }

    @Test
    void anOldTextMisleadsNobody() throws Exception {
        Files.writeString(state.locks().resolve("c.lock"), "{\"id\":\"" + ONE + "\"}");
        assertThat(ClusterLock.holder(state, "c", Lane.USUAL)).isEmpty();
        assertThat(ClusterLock.mayRun(state, ONE)).isFalse();
    }

    private boolean seesHeld() throws Exception {
        return OtherProcess.seesHeld(state.locks().resolve("c.lock"));
    }

    private ClusterLock take(GatherId id) {
        return ClusterLock.take(state, "c", Lane.USUAL, holder(id));
    }

    private static ClusterLock.Holder holder(GatherId id) {
        return new ClusterLock.Holder(id, ProcessHandle.current().pid(), "u", Instant.EPOCH, "gather");
    }
}
