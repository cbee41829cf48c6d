package io.gather.transport.net.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a request carries, read anew each time it is sent.
 *
 * @param from the first byte that is sent
 * @param head what goes before, {@code tail} after it
 */
public record Payload(PayloadSource source, long from, String type, String head, String tail) {
    static final int BUFFER = 1 << 17;

    public static Payload raw(PayloadSource source, long from, String type) {
        return new Payload(source, from, type, "", "");
    }

    long length() {
        return bytes(head).length + source.size() - from + bytes(tail).length;
    }

    interface Target {
        void write(byte[] bytes, int length) throws IOException;
    }

    void writeTo(Target target) throws IOException {
        target.write(bytes(head), bytes(head).length);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = source.open(from)) {
            long left = source.size() - from;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new CutShortException(left);
                }
                target.write(buffer, read);
                left -= read;
            }
        }
        target.write(bytes(tail), bytes(tail).length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
