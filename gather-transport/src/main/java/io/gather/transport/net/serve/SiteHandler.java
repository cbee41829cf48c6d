package io.gather.transport.net.serve;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsServer;

/** Lets in who may come in, and sends what the site answers, with what keeps browsers from doing anything else with it. */
final class SiteHandler implements HttpHandler {
    private static final int LONGEST = 8192;
    private static final List<String> NOTHING = List.of("0");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final SitePlace place;
    private final Optional<SiteLogin> login;
    private final Site site;
    private final BoundedVisits visits;
    private final Consumer<String> notices;
    private final GuessBrake brake = new GuessBrake(System::nanoTime);

    SiteHandler(SitePlace place, Optional<SiteLogin> login, Site site, BoundedVisits visits,
            Consumer<String> notices) {
        this.place = place;
        this.login = login;
        this.site = site;
        this.visits = visits;
        this.notices = notices;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        visits.asked();
        protect(exchange.getResponseHeaders());
        // Whoever closes an exchange tells the visitor that all of it has come: what fails in the middle must not.
        try {
            Optional<SiteReply> refusal = refusal(exchange);
            if (refusal.isPresent()) {
                send(exchange, refusal.get());
            } else {
                answer(exchange);
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the visitor was too slow, or the server is being closed");
        }
    }

    private static void protect(Headers headers) {
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private Optional<SiteReply> refusal(HttpExchange exchange) {
        Headers asked = exchange.getRequestHeaders();
        String method = exchange.getRequestMethod();
        if (exchange.getRequestURI().toString().length() > LONGEST) {
            return refuse(exchange, 414, "the address is too long");
        }
        if (asked.containsKey("Transfer-Encoding") || !asked.getOrDefault("Content-Length", NOTHING)
                .equals(NOTHING)) {
            return refuse(exchange, 413, "nothing may be sent here");
        }
        if (!place.isCalled(Optional.ofNullable(asked.getFirst("Host")))) {
            return refuse(exchange, 421, "this server is not called so; call it by its address, or allow the name");
        }
        Optional<SiteReply> stranger = login.filter(it -> it.guards(path(exchange)))
                .flatMap(it -> refusal(exchange, it));
        if (stranger.isPresent()) {
            return stranger;
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Optional.of(SiteReply.text(405, "pages can be read here, nothing else"));
        }
        return Optional.empty();
    }

    private Optional<SiteReply> refusal(HttpExchange exchange, SiteLogin wanted) {
        Headers answered = exchange.getResponseHeaders();
        InetAddress who = exchange.getRemoteAddress().getAddress();
        String told = exchange.getRequestHeaders().getFirst("Authorization");
        if (told != null && !brake.mayTry(who)) {
            answered.set("Retry-After", Long.toString(GuessBrake.EACH.toSeconds()));
            return refuse(exchange, 429, "too many wrong passwords; wait " + GuessBrake.EACH.toSeconds() + " s");
        }
        boolean known = wanted.isToldBy(told);
        if (!known || wanted.isAlwaysWanted()) {
            answered.set("WWW-Authenticate", wanted.challenge());
        }
        if (!known && told != null) {
            brake.wrong(who);
        }
        return known ? Optional.empty() : Optional.of(SiteReply.text(401, wanted.refusal()));
    }

    /** What else comes on the connection is not read. */
    private static Optional<SiteReply> refuse(HttpExchange exchange, int status, String why) {
        exchange.getResponseHeaders().set("Connection", "close");
        return Optional.of(SiteReply.text(status, why));
    }

    private static String path(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path == null ? "/" : path;
    }

    private SiteRequest request(HttpExchange exchange) {
        String scheme = exchange.getHttpContext().getServer() instanceof HttpsServer ? "https://" : "http://";
        String called = exchange.getRequestHeaders().getFirst("Host");
        return new SiteRequest(path(exchange), SiteRequest.query(exchange.getRequestURI().getRawQuery()),
                scheme + (called == null ? place.toString() : called));
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        ReplyStream out = null;
        try {
            SiteReply reply = site.answer(request(exchange));
            out = new ReplyStream(exchange, reply);
            reply.content().write(out);
            out.end();
        } catch (IOException | RuntimeException e) {
            // Of a visitor who has gone, or was too slow, there is nothing to tell.
            if (Thread.currentThread().isInterrupted() || (out != null && out.hasBegun())) {
                throw e;
            }
            notices.accept("a page failed: " + exchange.getRequestURI().getPath() + ": " + e);
            send(exchange, SiteReply.text(500, "this page failed; the process that serves it has told why"));
        } finally {
            if (out != null) {
                out.forget();
            }
        }
    }

    private static void send(HttpExchange exchange, SiteReply reply) throws IOException, InterruptedException {
        ReplyStream out = new ReplyStream(exchange, reply);
        reply.content().write(out);
        out.end();
    }
}
