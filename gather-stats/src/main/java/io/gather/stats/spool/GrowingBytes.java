package io.gather.stats.spool;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers and bytes one after the other. Not safe for several threads, which streams of the JDK are, at each byte. */
final class GrowingBytes {
    private ByteBuffer buffer;

    /** @param first as many as will do, most of the time */
    GrowingBytes(int first) {
        this.buffer = ByteBuffer.allocate(first);
    }

    void add(byte value) {
        room(1).put(value);
    }

    void add(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void add(long value) {
        room(Long.BYTES).putLong(value);
    }

    void add(byte[] bytes) {
        room(bytes.length).put(bytes);
    }

    private ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            int used = buffer.position();
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), Math.addExact(used, Math.max(used, more))))
                    .position(used);
        }
        return buffer;
    }

    /** All of them; nothing is added afterwards. */
    ByteBuffer bytes() {
        return buffer.flip();
    }
}
