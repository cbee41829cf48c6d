package io.gather.minion.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MemoryFileTest {
    private final Quota quota = new Memory(ByteSize.ofMiB(16)).quota();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsWhatAFileWould(long seed) throws Exception {
        Random random = new Random(seed);
        long left = quota.left();
        MemoryFile file = new MemoryFile(quota);
        byte[] expected = new byte[0];
        for (int step = 0; step < 200; step++) {
            if (random.nextInt(4) == 0) {
                int size = random.nextInt(expected.length + 2);
                file.truncate(size);
                expected = size < expected.length ? Arrays.copyOf(expected, size) : expected;
            } else {
                byte[] bytes = new byte[random.nextInt(3 * MemoryFile.PAGE)];
                random.nextBytes(bytes);
                int at = random.nextInt(expected.length + 1);
                file.write(ByteBuffer.wrap(bytes), at);
                expected = Arrays.copyOf(expected, Math.max(expected.length, at + bytes.length));
                System.arraycopy(bytes, 0, expected, at, bytes.length);
            }
            assertThat(file.size()).isEqualTo(expected.length);
            int from = random.nextInt(expected.length + 1);
            ByteBuffer read = ByteBuffer.allocate(random.nextInt(1, 5 * MemoryFile.PAGE));
            int count = file.read(read, from);
            assertThat(count).isEqualTo(from == expected.length
                    ? -1
                    : Math.min(read.capacity(),
                            expected.length - from));
            assertThat(Arrays.copyOf(read.array(), read.position()))
                    .isEqualTo(Arrays.copyOfRange(expected, from, from + read.position()));
        }
        file.truncate(0);
        assertThat(quota.left()).as("all of it is given back").isEqualTo(left);
    }

    @Test
    void takesAllOfItOrNothing() throws Exception {
        MemoryFile file = new MemoryFile(quota);
        file.write(ByteBuffer.wrap(new byte[100]), 0);
        assertThatThrownBy(() -> file.write(ByteBuffer.allocate(32 << 20), 100)).isInstanceOf(IOException.class);
        assertThat(file.size()).isEqualTo(100);
    }
}
