package io.gather.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DurableFileTest {
    @TempDir
    private Path folder;

    private List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(it -> String.valueOf(it.getFileName())).sorted().toList();
        }
    }

    @Test
    void replacesAFileForItsOwnerAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("state"), "before");

        DurableFile.write(file, "after");

        assertThat(file).hasContent("after");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(names(folder)).containsExactly("state");
    }

    @Test
    void growsElsewhereAndMakesFolders() throws Exception {
        Path file = folder.resolve("a/b/c");

        DurableFile.write(folder.resolve("tmp"), file, out -> {
            out.write('x');
            out.close();
        });

        assertThat(file).hasContent("x");
        assertThat(names(folder.resolve("tmp"))).isEmpty();
    }

    @Test
    void leavesWhatWasThereWhenItFails() throws Exception {
        Path file = Files.writeString(folder.resolve("state"), "before");

        assertThatThrownBy(() -> DurableFile.write(folder, file, out -> {
            out.write('x');
            throw new IOException("no space left");
        })).hasMessage("no space left");

        assertThat(file).hasContent("before");
        assertThat(names(folder)).containsExactly("state");
    }

    @Test
    void isWholeWhoeverElseWrites() throws Exception {
        Path file = folder.resolve("state");
        List<Thread> writers = IntStream.range(0, 8).mapToObj(i -> Thread.ofVirtual().start(() -> {
            try {
                for (int k = 0; k < 20; k++) {
                    DurableFile.write(file, String.valueOf(i).repeat(5000));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        })).toList();
        for (Thread each : writers) {
            each.join();
        }

        assertThat(Files.readString(file)).hasSize(5000).matches("(.)\\1*");
        assertThat(names(folder)).containsExactly("state");
    }

    @Test
    void removesWhatWasLeftBehind() throws Exception {
        Path old = Files.writeString(folder.resolve("1-1"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.writeString(folder.resolve("2-1"), "x");

        DurableFile.removeLeftovers(folder, Instant.parse("2026-01-02T00:00:00Z"));
        DurableFile.removeLeftovers(folder.resolve("none"), Instant.MAX);

        assertThat(names(folder)).containsExactly("2-1");
    }
}
