package io.gather.core.bundle.partial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;

import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.files.LockedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartialFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void digestsWhatIsLeftAfterCuts(long seed) throws Exception {
        Random random = new Random(seed);
        Path path = folder.resolve("partial");
        try (PartialFile file = open(path, 0)) {
            for (int entry = 0; entry < 60; entry++) {
                long start = file.size();
                file.mark();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    file.write(bytes(random, random.nextInt(random.nextInt(8) == 0 ? 3 << 20 : 50_000)));
                }
                if (random.nextInt(6) == 0) {
                    assertThat(file.sha256()).isEqualTo(digest(path));
                }
                if (random.nextInt(4) == 0) {
                    file.force();
                    file.cut(start);
                }
            }
            assertThat(file.sha256()).isEqualTo(digest(path));
            assertThat(file.size()).isEqualTo(Files.size(path));
        }
    }

    @Test
    void digestsWhatWasThereBefore() throws Exception {
        Path path = folder.resolve("partial");
        Files.write(path, bytes(new Random(1), 9 << 20));
        try (PartialFile file = open(path, 8 << 20)) {
            file.mark();
            file.write(bytes(new Random(2), 3 << 20));
            file.cut(8 << 20);
            file.write(bytes(new Random(3), 100));

            assertThat(file.sha256()).isEqualTo(digest(path));
        }
        assertThat(path).hasSize((8 << 20) + 100);
    }

    @Test
    void startsAgainWhenCutToWhereNoMarkIs() throws Exception {
        Path path = folder.resolve("partial");
        try (PartialFile file = open(path, 0)) {
            file.mark();
            file.write(bytes(new Random(1), 5 << 20));
            assertThat(file.sha256()).isEqualTo(digest(path));
            file.cut(1_000_000);

            assertThat(file.sha256()).isEqualTo(digest(path));
        }
    }

    @Test
    void saysForEverThatWritingBackFailed() throws Exception {
        WriteBehind pursuit = new WriteBehind("test", 1, (from, to) -> {
            throw new IOException("the disk is gone");
        });
        try (pursuit) {
            pursuit.goal(10);

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(pursuit::reach).isInstanceOf(IOException.class)
                        .hasMessageContaining("the disk is gone");
                assertThatThrownBy(pursuit::check).isInstanceOf(IOException.class);
            }
        }
    }

    private static PartialFile open(Path path, long size) throws IOException {
        return new PartialFile(LockedFile.take(path).orElseThrow(), size);
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String digest(Path path) throws IOException {
        return HexFormat.of().formatHex(Sha256.sha256().digest(Files.readAllBytes(path)));
    }
}
