package io.gather.core.upload;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.files.OtherProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class UploadQueueTest {
    @TempDir
    Path folder;

    /** Several services of one process send: none may take another's bundle, nor let go of its own by looking. */
    @Test
    void aClaimIsKeptWhateverTheProcessAsksMeanwhile() throws Exception {
        UploadQueue queue = new UploadQueue(folder.resolve("uploads"));
        Path file = folder.resolve("uploads/id.lock");
        try (UploadClaim _ = queue.claim("id").orElseThrow()) {
            assertThat(queue.claim("id")).isEmpty();
            assertThat(new UploadQueue(folder.resolve("uploads")).claim("id")).isEmpty();
            assertThat(queue.isBeingSent("id")).isTrue();
            assertThat(OtherProcess.seesHeld(file)).isTrue();
        }
        assertThat(queue.isBeingSent("id")).isFalse();
        assertThat(OtherProcess.seesHeld(file)).isFalse();
    }

    @Test
    void toAskLeavesNothing() throws Exception {
        assertThat(new UploadQueue(folder.resolve("uploads")).isBeingSent("id")).isFalse();
        assertThat(Files.exists(folder.resolve("uploads"))).isFalse();
    }
}
