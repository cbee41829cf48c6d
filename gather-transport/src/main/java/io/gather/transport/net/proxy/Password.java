package io.gather.transport.net.proxy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** A password as bytes, which the caller wipes. */
final class Password {
    private Password() {}

    /** Nothing where there is none. */
    static byte[] bytes(Supplier<Optional<char[]>> password) {
        char[] secret = password.get().orElseGet(() -> new char[0]);
        ByteBuffer room = ByteBuffer.allocate(3 * secret.length);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(secret), room, true);
        byte[] bytes = Arrays.copyOf(room.array(), room.position());
        Arrays.fill(room.array(), (byte) 0);
        Arrays.fill(secret, '\0');
        return bytes;
    }
}
