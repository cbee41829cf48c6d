package io.gather.transport.node.rpc.serve;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import io.gather.core.error.GatherException;
import io.gather.transport.error.RpcError;
import io.gather.transport.net.serve.BoundedVisits;
import io.gather.transport.node.rpc.wire.RpcRefusal;
import io.gather.transport.pki.tls.MutualTls;
import org.jspecify.annotations.Nullable;

/** Lets a request be answered, says in an answer why it is not, and has it recorded. */
final class RpcHandler implements HttpHandler {
    private static final int LONGEST = 4096;

    private final Routes routes;
    private final BoundedVisits visits;
    private final MutualTls tls;
    private final Audit audit;
    private final InstantSource clock;
    private final Consumer<String> notices;

    RpcHandler(Routes routes, BoundedVisits visits, MutualTls tls, Audit audit, InstantSource clock,
            Consumer<String> notices) {
        this.routes = routes;
        this.visits = visits;
        this.tls = tls;
        this.audit = audit;
        this.clock = clock;
        this.notices = notices;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Instant begin = clock.instant();
        long start = System.nanoTime();
        visits.asked();
        Visit visit = new Visit(exchange, caller((HttpsExchange) exchange), visits);
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        // Whoever closes an exchange tells the caller that all of it has come: what fails in the middle must not.
        try {
            answer(visit, method, path == null ? "" : path, exchange.getRequestURI().getRawQuery());
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the caller was too slow, or the server is being closed");
        } finally {
            audit.note(new AuditEntry.Request(begin, visit.caller().name(), visit.caller().address(), method, path,
                    visit.status(), Duration.ofNanos(System.nanoTime() - start).toMillis()));
        }
        exchange.close();
    }

    private Caller caller(HttpsExchange exchange) throws IOException {
        try {
            return Caller.of(exchange, tls);
        } catch (GatherException e) {
            // Revoked or expired since the connection began: it ends without an answer, as a new one would not have begun.
            throw new IOException(e.what(), e);
        }
    }

    private void answer(Visit visit, String method, String path, @Nullable String query)
            throws IOException, InterruptedException {
        try {
            if (path.length() > LONGEST) {
                throw Visit.malformed("its address is too long");
            }
            routes.answer(visit, method, path, query == null ? "" : query);
        } catch (GatherException e) {
            if (visit.status() != 0) {
                throw e;
            }
            visit.answer(status(e), new RpcRefusal(e.code(), e.what(), e.remedy().toString()));
        } catch (IOException | RuntimeException e) {
            if (visit.status() != 0 || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            notices.accept("a request failed: " + method + " " + path + ": " + e);
            visit.answer(500, new RpcRefusal("", "the minion could not do it: " + e.getMessage(),
                    "see what it tells on its node"));
        }
    }

    private static int status(GatherException e) {
        if (e.is(RpcError.NOT_YOURS)) {
            return 403;
        }
        if (e.is(RpcError.UNKNOWN_RUN) || e.is(RpcError.UNKNOWN_ADDRESS)) {
            return 404;
        }
        return e.is(RpcError.TOO_LARGE) ? 413 : 400;
    }
}
