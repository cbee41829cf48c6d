package io.gather.transport.node;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class InboxTest {
    private final Inbox<Arrived> inbox = new Inbox<>();
    private final List<Integer> closed = new ArrayList<>();

    private final class Arrived implements ArrivedOutcome {
        private final int number;

        Arrived(int number) {
            this.number = number;
        }

        @Override
        public Outcome outcome() {
            return new Outcome(number, "g", "i", null, "s" + number, Status.OK, null, 0, null, Instant.EPOCH,
                    Duration.ZERO, 0, 0, 0, null);
        }

        @Override
        public void close() {
            closed.add(number);
        }
    }

    private int taken(Duration wait) throws Exception {
        return Objects.requireNonNull(inbox.next(wait)).outcome().task();
    }

    @Test
    void handsOutInOrderAndEndsWhenAllIsTaken() throws Exception {
        inbox.put(new Arrived(1));
        inbox.put(new Arrived(2));
        inbox.end(null);

        assertThat(inbox.finished()).isFalse();
        assertThat(taken(Duration.ZERO)).isEqualTo(1);
        assertThat(taken(Duration.ZERO)).isEqualTo(2);
        assertThat(inbox.finished()).isTrue();
        assertThat(inbox.next(Duration.ofHours(1))).isNull();
    }

    @Test
    void whoeverBringsMoreThanIsTakenWaits() throws Exception {
        Thread bringing = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 40; i++) {
                    inbox.put(new Arrived(i));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(bringing.join(Duration.ofMillis(200))).isFalse();
        for (int i = 0; i < 40; i++) {
            assertThat(taken(Duration.ofSeconds(5))).isEqualTo(i);
        }
        assertThat(bringing.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void tellsWhyNothingMoreComes() throws Exception {
        inbox.put(new Arrived(1));
        inbox.end(new IOException("cut"));

        assertThat(inbox.next(Duration.ZERO)).isNotNull();
        assertThatThrownBy(() -> inbox.next(Duration.ZERO)).isInstanceOf(IOException.class).hasMessageContaining("cut");
        assertThat(inbox.finished()).isFalse();
    }

    @Test
    void whatIsLeftIsClosed() throws Exception {
        inbox.put(new Arrived(1));
        inbox.put(new Arrived(2));
        inbox.empty();

        assertThat(closed).containsExactly(1, 2);
    }
}
