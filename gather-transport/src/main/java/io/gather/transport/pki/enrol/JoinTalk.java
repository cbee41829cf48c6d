package io.gather.transport.pki.enrol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.gather.core.json.Json;

/** Lines of JSON in both directions, none longer than any that makes sense. Whoever opened the streams bounds the time. */
record JoinTalk(InputStream in, OutputStream out) {
    /** A list of 50,000 revoked certificates. */
    static final int LONGEST = 4 << 20;

    void say(JoinMessage message) throws IOException {
        out.write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** @throws IOException also when what comes is not such a message */
    <T extends JoinMessage> T hear(Class<T> type) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("it hung up");
            }
            if (next == '\n') {
                break;
            }
            if (line.size() >= LONGEST) {
                throw new IOException("it says more than makes sense");
            }
            line.write(next);
        }
        T message = Json.read(line.toByteArray(), type);
        if (message == null) {
            throw new IOException("it says nothing");
        }
        return message;
    }
}
