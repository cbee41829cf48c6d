package io.gather.transport.node.ssh;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A secret as a line to be written, and no copy of it that stays. */
final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static SecretBytes line(String before, char[] secret) {
        ByteBuffer room = ByteBuffer.allocate(before.length() + 3 * secret.length + 1);
        room.put(before.getBytes(StandardCharsets.US_ASCII));
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(secret), room, true);
        room.put((byte) '\n');
        byte[] line = Arrays.copyOf(room.array(), room.position());
        Arrays.fill(room.array(), (byte) 0);
        Arrays.fill(secret, '\0');
        return new SecretBytes(line);
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
