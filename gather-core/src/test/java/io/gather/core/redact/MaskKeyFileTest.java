package io.gather.core.redact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MaskKeyFileTest {
    @TempDir
    Path temp;

    @Test
    void isMadeOnceForItsOwnerAlone() throws Exception {
        Path state = temp.resolve("state");
        String key = new MaskKeyFile(state).key();

        assertThat(key).matches("[0-9a-f]{64}").isEqualTo(new MaskKeyFile(state).key())
                .isNotEqualTo(new MaskKeyFile(temp.resolve("other")).key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("redact.key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state))).isEqualTo("rwx------");
    }

    @Test
    void isTheSameForAllThatBeginAtOnce() throws Exception {
        MaskKeyFile file = new MaskKeyFile(temp);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> many = IntStream.range(0, 40).<Callable<String>>mapToObj(_ -> file::key).toList();

            assertThat(threads.invokeAll(many).stream().map(Future::resultNow).collect(Collectors.toSet())).hasSize(1);
        }
        assertThat(temp.toFile().list()).containsExactly("redact.key");
    }

    @Test
    void saysWhatToDoWhereItIsNone() throws Exception {
        Files.writeString(temp.resolve("redact.key"), "not a key");

        assertThatThrownBy(() -> new MaskKeyFile(temp).key()).isInstanceOf(GatherException.class)
                .hasMessageContaining("no key of 32 bytes");
    }
}
