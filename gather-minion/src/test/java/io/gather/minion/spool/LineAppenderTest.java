package io.gather.minion.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineAppenderTest {
    private final MemoryFile file = new MemoryFile(new Memory(ByteSize.ofMiB(16)).quota());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aFullDiskHoldsWholeLinesAndTheOthersAreCounted(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> told = new ArrayList<>();
        SmallChannel small = new SmallChannel(random.nextInt(2000));
        LineAppender lines = new LineAppender(small, () -> false);
        for (int i = 0; i < 100; i++) {
            told.add(i + "x".repeat(random.nextInt(60)));
            lines.add(told.getLast());
            if (random.nextInt(10) == 0) {
                flush(lines);
            }
        }
        flush(lines);
        lines.close();

        List<String> kept = read().lines().toList();
        assertThat(read()).matches("(?s)(.*\n)?");
        assertThat(told).containsAll(kept);
        assertThat(kept.size() + lines.unwritten()).isEqualTo(told.size());
        assertThat(lines.unwritten()).isPositive();
    }

    private static void flush(LineAppender lines) {
        try {
            lines.flush();
        } catch (IOException noRoom) {
            assertThat(lines.unwritten()).isPositive();
        }
    }

    @Test
    void whatWasHeldBackIsUsedFirst() throws Exception {
        SmallChannel small = new SmallChannel(3);
        LineAppender lines = new LineAppender(small, () -> {
            small.room = 100;
            return true;
        });
        lines.add("first");
        lines.close();

        assertThat(read()).isEqualTo("first\n");
        assertThat(lines.unwritten()).isZero();
    }

    private String read() {
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        int ignored = file.read(bytes, 0);
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    /** Writes as much of it as there is room for, as a disk does. */
    private final class SmallChannel implements SeekableByteChannel {
        private final MemoryChannel inner = new MemoryChannel(file);
        private int room;

        SmallChannel(int room) {
            this.room = room;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            int part = (int) Math.min(from.remaining(), room - position());
            if (part <= 0) {
                throw new IOException("No space left on device");
            }
            ByteBuffer some = from.slice(from.position(), part);
            from.position(from.position() + part);
            return inner.write(some);
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return inner.read(into);
        }

        @Override
        public long position() throws IOException {
            return inner.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            return inner.position(position);
        }

        @Override
        public long size() throws IOException {
            return inner.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            return inner.truncate(size);
        }

        @Override
        public boolean isOpen() {
            return inner.isOpen();
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }
}
