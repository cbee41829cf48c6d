package io.gather.core.files;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReserveTest {
    private static final long LEAST = 128 << 10;

    @TempDir
    Path folder;

    @Test
    void takesTheLeastWhateverThereIsAndGivesItBack() throws Exception {
        Path file = folder.resolve("reserve");
        try (Reserve reserve = Reserve.open(file, LEAST)) {
            assertThat(Files.size(file)).isEqualTo(LEAST);
            reserve.shrinkTo(LEAST / 2);
            assertThat(Files.size(file)).isEqualTo(LEAST / 2).isEqualTo(reserve.taken());
        }
        assertThat(file).as("for a process that goes on").exists();
        Reserve.open(file, 0).release();
        assertThat(file).doesNotExist();
    }

    @Test
    void theRoomItTakesIsReal() throws Exception {
        Path file = folder.resolve("reserve");
        try (Reserve _ = Reserve.open(file, 1 << 20)) {
            byte[] content = Files.readAllBytes(file);
            var packed = new java.util.zip.Deflater();
            packed.setInput(content);
            packed.finish();
            assertThat(packed.deflate(new byte[2 << 20])).as("hardly to be compressed").isGreaterThan(1_000_000);
        }
    }

    @Test
    void writesToNothingThatSomebodyLaidThere() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "other's");
        Path file = Files.createSymbolicLink(folder.resolve("reserve"), other);

        Reserve.open(file, LEAST).close();

        assertThat(other).hasContent("other's");
        assertThat(file).isRegularFile().isNotEqualTo(other).satisfies(it -> assertThat(Files.isSymbolicLink(it))
                .isFalse());

        Files.delete(file);
        Files.createLink(file, other);
        Reserve.open(file, LEAST).close();
        assertThat(other).hasContent("other's");
    }
}
