package io.gather.stats.spool;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers and bytes one after the other. Not safe for several threads, which streams of the JDK are, at each byte. */
final class GrowingBytes {
    private static final int FIRST = 1 << 16;

    private byte[] array = new byte[FIRST];
    private ByteBuffer buffer = ByteBuffer.wrap(array);

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
            array = Arrays.copyOf(array, Math.addExact(used, Math.max(used, more)));
            buffer = ByteBuffer.wrap(array).position(used);
        }
        return buffer;
    }

    byte[] bytes() {
        return Arrays.copyOf(array, buffer.position());
    }
}
