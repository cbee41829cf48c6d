package io.gather.transport.net.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What is answered. Whoever gets it keeps no copy.
 *
 * @param type of the content
 * @param compressible whether it is sent compressed to those who take that: not what has secrets and what a visitor has put in
 * @param content written to a stream, which sends it on while it is written
 */
public record SiteReply(int status, String type, boolean compressible, Content content) {
    public static final String HTML = "text/html; charset=utf-8";
    public static final String JSON = "application/json";

    /** Writes what is answered; called once, by one thread. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    public SiteReply(int status, String type, Content content) {
        this(status, type, false, content);
    }

    public static SiteReply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text + "\n");
    }

    public static SiteReply of(int status, String type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new SiteReply(status, type, out -> out.write(bytes));
    }

    public SiteReply compressed() {
        return new SiteReply(status, type, true, content);
    }
}
