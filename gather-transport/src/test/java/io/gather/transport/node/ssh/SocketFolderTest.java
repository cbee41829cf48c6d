package io.gather.transport.node.ssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.files.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SocketFolderTest {
    @TempDir
    Path folder;

    @Test
    void isPrivateAndItsOwnEachTime() throws Exception {
        Path one = SocketFolder.make(folder, Map.of());
        Path two = SocketFolder.make(folder, Map.of());

        assertThat(one).isNotEqualTo(two).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one))).isEqualTo("rwx------");
    }

    @Test
    void aPathTooLongForSocketsIsPassedOver() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(90)));

        Path made = SocketFolder.make(null, Map.of("XDG_RUNTIME_DIR", deep.toString(), "TMPDIR", "relative"));

        assertThat(made.toString()).doesNotContain("ddd").hasSizeLessThan(80);
        assertThat(deep).isEmptyDirectory();
        Trees.delete(made);
    }

    @Test
    void whereNoneCanBeMadeThatIsSaid() {
        assertThatThrownBy(() -> SocketFolder.make(folder.resolve("absent"), Map.of()))
                .isInstanceOfSatisfying(GatherException.class, e -> assertThat(e.code()).isEqualTo("GATHER-3330"));
    }
}
