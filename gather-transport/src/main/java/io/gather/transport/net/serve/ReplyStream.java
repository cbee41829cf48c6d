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
    private final boolean gzip;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(4096);
    private @Nullable OutputStream passing;
    private @Nullable GzipReply compressing;

    ReplyStream(HttpExchange exchange, SiteReply reply) {
        this.exchange = exchange;
        this.status = reply.status();
        this.bodiless = exchange.getRequestMethod().equals("HEAD");
        this.gzip = reply.compressible()
                && GzipReply.isTakenBy(exchange.getRequestHeaders().get("Accept-Encoding"));
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        if (reply.compressible()) {
            exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        }
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
        OutputStream out = passing;
        if (out == null) {
            if (gzip) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(status, 0);
            out = exchange.getResponseBody();
            if (gzip) {
                compressing = new GzipReply(out);
                out = compressing;
            }
            passing = out;
            kept.writeTo(out);
            kept.reset();
        }
        return out;
    }

    /** The answer is whole. */
    void end() throws IOException {
        if (passing == null) {
            byte[] content = content();
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            passing = exchange.getResponseBody();
            passing.write(content);
        }
        passing.close();
    }

    private byte[] content() throws IOException {
        if (!gzip || kept.size() <= GzipReply.WORTH) {
            return kept.toByteArray();
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(kept.size() / 4);
        try (GzipReply out = new GzipReply(bytes)) {
            kept.writeTo(out);
        }
        return bytes.toByteArray();
    }

    /** Nothing more is written to it, whether it is whole or not; the exchange is the caller's. */
    void forget() {
        if (compressing != null) {
            compressing.forget();
        }
    }
}
