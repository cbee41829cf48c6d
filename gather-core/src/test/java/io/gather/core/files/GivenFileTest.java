package io.gather.core.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.gather.core.bundle.read.Bundle;
import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.read.InventoryReader;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class GivenFileTest {
    private static final ByteSize MOST = ByteSize.of(1024);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path temp;
    private Path fifo;

    @BeforeEach
    void lay() throws Exception {
        fifo = temp.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    }

    @Test
    void readsFiles() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "text");

        assertThat(new GivenFile(file).read(MOST)).asString().isEqualTo("text");
        assertThat(new GivenFile(Files.createSymbolicLink(temp.resolve("link"), file)).read(MOST)).hasSize(4);
    }

    @Test
    void refusesWhatIsNone() throws Exception {
        assertThatThrownBy(() -> new GivenFile(fifo).read(MOST)).hasMessageEndingWith("is a FIFO, not a file");
        assertThatThrownBy(() -> new GivenFile(fifo).open()).hasMessageEndingWith("is a FIFO, not a file");
        assertThatThrownBy(() -> new GivenFile(temp).read(MOST)).hasMessageEndingWith("is a folder, not a file");
        assertThatThrownBy(() -> new GivenFile(Path.of("/dev/zero")).read(MOST)).hasMessageEndingWith(
                "is a device, not a file");
        assertThatThrownBy(() -> new GivenFile(temp.resolve("none")).read(MOST)).isInstanceOf(
                NoSuchFileException.class);
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        Path file = Files.write(temp.resolve("file"), new byte[1025]);

        assertThatThrownBy(() -> new GivenFile(file).read(MOST)).isInstanceOf(GivenFile.TooLargeException.class);
    }

    /** As a shell passes it: the name of a descriptor that is one end of a pipe. */
    @Test
    void readsWhatTheShellPasses() throws Exception {
        Set<Path> before = pipes();
        Process passing = new ProcessBuilder("sh", "-c", "echo passed; exec >&-; sleep 30").redirectInput(new File(
                "/dev/null")).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            Set<Path> pipes = pipes();
            pipes.removeAll(before);
            assertThat(pipes).hasSize(1);
            assertThat(new GivenFile(pipes.iterator().next()).read(MOST)).asString().isEqualTo("passed\n");
        } finally {
            passing.destroyForcibly().waitFor();
        }
    }

    private static Set<Path> pipes() throws IOException {
        Set<Path> pipes = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : all) {
                if (Files.isSymbolicLink(each) && Files.readSymbolicLink(each).toString().startsWith("pipe:")) {
                    pipes.add(each);
                }
            }
        }
        return pipes;
    }

    @Test
    void nobodyWaitsAtAFifo() {
        assertTimeoutPreemptively(SOON, () -> {
            assertThatThrownBy(() -> Bundle.open(fifo)).isInstanceOf(GatherException.class).hasMessageContaining(
                    "is a FIFO, not a file");
            assertThatThrownBy(() -> new InventoryReader("c").file(fifo, null)).isInstanceOf(GatherException.class)
                    .hasMessageContaining("is a FIFO, not a file");
            Problems problems = new Problems();
            assertThat(TomlFile.read(fifo, problems)).isNull();
            assertThat(TomlFile.read(Path.of("/dev/zero"), problems)).isNull();
            assertThatThrownBy(() -> problems.throwIfAny(InputError.CATALOG_WRONG, Remedy.of(""))).hasMessageContaining(
                    "is a FIFO, not a file").hasMessageContaining("is a device, not a file");
        });
    }
}
