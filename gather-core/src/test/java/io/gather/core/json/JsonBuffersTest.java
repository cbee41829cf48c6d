package io.gather.core.json;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonBuffersTest {
    /** A thread that reads JSON once and then waits for months, as those of connections do, would keep its buffers. */
    @Test
    void fewBuffersAreKeptWhateverTheNumberOfThreads() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> assertThat(Json.write(List.of("x".repeat(10_000)))).hasSize(10_004));
            }
        }

        assertThat(Json.mapper().getFactory()._getRecyclerPool().pooledCount()).isBetween(1, 4);
    }
}
