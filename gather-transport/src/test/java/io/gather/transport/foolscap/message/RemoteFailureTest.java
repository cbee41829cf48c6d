package io.gather.transport.foolscap.message;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RemoteFailureTest {
    @Test
    void isCutToWhatTubsInPythonTake() {
        RemoteFailure failure = new RemoteFailure("t".repeat(300), "ä".repeat(600), "x\n".repeat(2000),
                List.of("p".repeat(300)));

        RemoteFailure told = RemoteFailure.of(failure.copied());

        assertThat(told.type()).isEqualTo("t".repeat(200));
        assertThat(told.value()).isEqualTo("ä".repeat(500));
        assertThat(told.traceback()).hasSize(1900);
        assertThat(told.parents()).containsExactly("p".repeat(200));
    }
}
