package io.gather.transport.metrics;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/** One connection: requests, one after the other, each within its time. Whoever looks after it closes it when that is over. */
final class Conversation implements Runnable, AutoCloseable {
    private static final int WORTH_COMPRESSING = 512;

    private final Socket socket;
    private final Optional<SSLContext> tls;
    private final Optional<PageLogin> login;
    private final Pages pages;
    private final ServerBounds bounds;
    private volatile long until;
    private volatile boolean idle;

    Conversation(Socket socket, Optional<SSLContext> tls, Optional<PageLogin> login, Pages pages,
            ServerBounds bounds) {
        this.socket = socket;
        this.tls = tls;
        this.login = login;
        this.pages = pages;
        this.bounds = bounds;
        allow(bounds.request());
    }

    private void allow(Duration time) {
        until = System.nanoTime() + time.toNanos();
    }

    boolean isLate(long now) {
        return until - now < 0;
    }

    /** Whether it waits for another request. */
    boolean isIdle() {
        return idle;
    }

    /** The earlier one is the one that was idle for longer. */
    long until() {
        return until;
    }

    @Override
    public void run() {
        try (Socket plain = socket; Socket secured = secured(plain)) {
            InputStream in = new BufferedInputStream(secured.getInputStream());
            OutputStream out = secured.getOutputStream();
            boolean more = true;
            while (more) {
                more = answer(in, out);
                idle = true;
                allow(bounds.idle());
            }
        } catch (IOException expected) {
            // The other side has gone, or was too slow: it asks again.
        }
    }

    private Socket secured(Socket plain) throws IOException {
        if (tls.isEmpty()) {
            return plain;
        }
        SSLSocket secured = (SSLSocket) tls.get().getSocketFactory().createSocket(plain, null, true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private boolean answer(InputStream in, OutputStream out) throws IOException {
        RequestHead head;
        try {
            head = RequestHead.read(in, () -> {
                if (idle) {
                    idle = false;
                    allow(bounds.request());
                }
            });
        } catch (RequestHead.UnreadableException e) {
            write(Page.error(400, String.valueOf(e.getMessage())), null, out);
            return false;
        }
        if (head == null) {
            return false;
        }
        allow(bounds.answer());
        write(page(head), head, out);
        return !head.isLast();
    }

    private Page page(RequestHead head) {
        if (!head.method().equals("GET") && !head.method().equals("HEAD")) {
            return Page.error(405, "Method not allowed");
        }
        Page page = pages.at(head.path());
        return page.guarded() && login.isPresent() && !login.get().allows(head.header("authorization"))
                ? new Page(401, "text/plain; charset=utf-8", "Not authorized\n", true)
                : page;
    }

    /** @param head null: there is none that can be read */
    private void write(Page page, @Nullable RequestHead head, OutputStream out) throws IOException {
        byte[] content = page.bytes();
        boolean gzip = head != null && head.takesGzip() && content.length > WORTH_COMPRESSING;
        if (gzip) {
            content = compressed(content);
        }
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(page.status()).append(' ')
                .append(reason(page.status())).append("\r\nContent-Type: ").append(page.type())
                .append("\r\nContent-Length: ").append(content.length).append("\r\nDate: ")
                .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .append("\r\nX-Content-Type-Options: nosniff\r\nVary: Accept-Encoding\r\n");
        if (gzip) {
            text.append("Content-Encoding: gzip\r\n");
        }
        if (page.guarded() && login.isPresent()) {
            text.append("WWW-Authenticate: Basic realm=\"Restricted\"\r\n");
        }
        if (page.status() == 405) {
            text.append("Allow: GET, HEAD\r\n");
        }
        if (head == null || head.isLast()) {
            text.append("Connection: close\r\n");
        }
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (head == null || !head.method().equals("HEAD")) {
            out.write(content);
        }
        out.flush();
    }

    private static byte[] compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 8 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 503 -> "Service Unavailable";
            default -> "Error";
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
