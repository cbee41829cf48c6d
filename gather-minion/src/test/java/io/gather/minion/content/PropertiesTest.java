package io.gather.minion.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.gather.core.catalog.Keep;
import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PropertiesTest {
    private final long seed = Seed.next();
    private final Random random = new Random(seed);
    @TempDir
    Path temp;

    @Test
    void capsKeepExactlyTheBytesTheyShould() throws Exception {
        for (int round = 0; round < 400; round++) {
            boolean large = round % 20 == 0;
            byte[] content = new byte[random.nextInt(large ? 4 << 20 : 3000)];
            random.nextBytes(content);
            int max = random.nextInt(large ? 3 << 20 : 2000);
            Keep keep = List.of(Keep.HEAD, Keep.TAIL, Keep.BOTH).get(random.nextInt(3));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Capped capped = new Capped(out, max, keep, new TailStore.InFile(temp.resolve("ring")))) {
                writeInPieces(content, capped, large ? 100_000 : 200);
                capped.finish();
                assertThat(capped.dropped()).isEqualTo(Math.max(0, content.length - max));
            }
            assertThat(out.toByteArray()).as("seed %d round %d %s max %d of %d", seed, round, keep, max,
                    content.length).isEqualTo(expected(content, max, keep));
            assertThat(temp).isEmptyDirectory();
        }
    }

    @Test
    void keepsTheSameInMemory() throws Exception {
        for (int round = 0; round < 60; round++) {
            byte[] content = new byte[random.nextInt(1 << 20)];
            random.nextBytes(content);
            int max = random.nextInt(1 << 20);
            Keep keep = List.of(Keep.HEAD, Keep.TAIL, Keep.BOTH).get(random.nextInt(3));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Capped capped = new Capped(out, max, keep, new TailStore.InMemory(2 << 20))) {
                writeInPieces(content, capped, 200_000);
                capped.finish();
                assertThat(capped.dropped()).isEqualTo(Math.max(0, content.length - max));
            }
            assertThat(out.toByteArray()).as("seed %d round %d %s max %d of %d", seed, round, keep, max,
                    content.length).isEqualTo(expected(content, max, keep));
        }
    }

    @Test
    void keepsAsManyOfTheLastBytesAsMemoryAllows() throws Exception {
        for (int round = 0; round < 60; round++) {
            byte[] content = new byte[random.nextInt(1 << 20)];
            random.nextBytes(content);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Capped capped = new Capped(out, 1 << 20, Keep.TAIL, new TailStore.InMemory(random.nextInt(400_000)))) {
                writeInPieces(content, capped, 200_000);
                capped.finish();
                assertThat(capped.dropped()).isEqualTo(content.length - out.size());
                assertThat(capped.kept()).isEqualTo(out.size());
            }
            assertThat(out.toByteArray()).as("seed %d round %d", seed, round).isEqualTo(Arrays.copyOfRange(content,
                    content.length - out.size(), content.length));
        }
    }

    private static byte[] expected(byte[] content, int max, Keep keep) {
        if (content.length <= max) {
            return content;
        }
        int head = switch (keep) {
            case HEAD -> max;
            case TAIL -> 0;
            case BOTH -> max / 2;
        };
        byte[] kept = Arrays.copyOf(content, max);
        System.arraycopy(content, content.length - (max - head), kept, head, max - head);
        return kept;
    }

    private void writeInPieces(byte[] content, OutputStream out, int largest) throws IOException {
        for (int at = 0; at < content.length;) {
            int part = Math.min(content.length - at, 1 + random.nextInt(largest));
            out.write(content, at, part);
            at += part;
        }
    }
}
