package io.gather.transport.net.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the beginning of an answer back, so that what fails at once is answered with an error; the rest passes. What fails later ends
 * the connection before the answer is whole, which the visitor's browser sees.
 */
final class ReplyStream extends OutputStream {
    private static final int KEPT = 64 << 10;

    private final HttpExchange exchange;
    private final int status;
    private final boolean bodiless;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(4096);
    private @Nullable OutputStream passing;

    ReplyStream(HttpExchange exchange, int status) {
        this.exchange = exchange;
        this.status = status;
        this.bodiless = exchange.getRequestMethod().equals("HEAD");
    }

    /** Whether it is too late to answer anything else. */
    boolean hasBegun() {
        return passing != null;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (bodiless) {
            return;
        }
        if (passing == null && kept.size() + length <= KEPT) {
            kept.write(bytes, from, length);
            return;
        }
        begun().write(bytes, from, length);
    }

    private OutputStream begun() throws IOException {
        if (passing == null) {
            exchange.sendResponseHeaders(status, 0);
            passing = exchange.getResponseBody();
            kept.writeTo(passing);
            kept.reset();
        }
        return passing;
    }

    /** The answer is whole. */
    void end() throws IOException {
        if (passing == null) {
            exchange.sendResponseHeaders(status, bodiless || kept.size() == 0 ? -1 : kept.size());
            passing = exchange.getResponseBody();
            if (!bodiless) {
                kept.writeTo(passing);
            }
        }
        passing.close();
    }
}
