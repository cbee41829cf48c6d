package io.gather.transport.papi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.transport.error.PapiError;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/** Says who asks: in each request, or by a session, of which there is one at a time. Safe for several threads. */
final class PapiSessions {
    private static final PapiPath SESSION = PapiPath.of("session", "1", "session");
    private static final int MOST_REPLY = 64 << 10;

    private final PapiServer server;
    private final PapiUser user;
    private final PapiBounds bounds;
    private final PapiCalls calls;
    private final LoginGate gate;
    /** Held while logging in, so that one login is under way at a time. */
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable PapiSession session;
    private volatile long lastUse;

    PapiSessions(PapiServer server, PapiUser user, PapiBounds bounds, PapiCalls calls, LoginGate gate) {
        this.server = server;
        this.user = user;
        this.bounds = bounds;
        this.calls = calls;
        this.gate = gate;
    }

    /** What a request says of who asks; logs in where there is no session that holds. */
    Map<String, String> headers() throws IOException, InterruptedException {
        return switch (user.login()) {
            case BASIC -> {
                checkGate();
                yield Map.of("Authorization",
                        Credentials.basic(user.name(), user.password(), StandardCharsets.UTF_8));
            }
            case SESSION -> {
                PapiSession now = session;
                if (now == null || now.isOver(System.nanoTime(), lastUse)) {
                    now = renewed(now);
                }
                lastUse = System.nanoTime();
                yield now.headers();
            }
        };
    }

    /** @param old that is to be replaced, unless somebody did so meanwhile */
    private PapiSession renewed(@Nullable PapiSession old) throws IOException, InterruptedException {
        if (!lock.tryLock(bounds.whole().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new PapiException(server.subject().error(PapiError.NO_ANSWER,
                    "another request has been logging in all the time", server.shown(), "look how busy the cluster is"),
                    0);
        }
        try {
            PapiSession now = session;
            if (now == null || now.equals(old)) {
                checkGate();
                now = login();
                session = now;
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    private PapiSession login() throws IOException, InterruptedException {
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("username", user.name());
        who.put("password", user.password());
        who.put("services", List.of("platform"));
        PapiReply<PapiSession.Granted> reply = calls.post(SESSION, Json.write(who), PapiSessions::granted);
        if (reply.isUnauthorized()) {
            throw refused(reply.refusal(server, "the login"));
        }
        PapiSession.Granted granted = reply.value();
        if (!reply.isGood() || granted == null) {
            throw reply.refusal(server, "the login");
        }
        return PapiSession.of(calls.base(), reply.cookies(), granted, System.nanoTime())
                .orElseThrow(() -> new PapiException(server.subject().error(PapiError.NO_PAPI,
                        "what answers there gives no session", server.shown(), "correct "
                                + server.subject().setting("hostname") + " or set "
                                + server.subject().setting("authtype") + " = \"basic-auth\""),
                        reply.status()));
    }

    private static PapiSession.Granted granted(InputStream body) throws IOException {
        byte[] json = body.readNBytes(MOST_REPLY);
        try {
            return Json.read(json, PapiSession.Granted.class);
        } catch (IOException odd) {
            // The cookies are what counts; without times there are the usual ones.
            return new PapiSession.Granted(null, null);
        }
    }

    private PapiException refused(PapiException refusal) {
        gate.refused(refusal.reason(), LoginGate.WRONG_PASSWORD);
        return refusal;
    }

    private void checkGate() throws PapiException {
        Optional<GatherException> closed = gate.closed();
        if (closed.isPresent()) {
            throw new PapiException(closed.get(), 0);
        }
    }

    /** Of a request with these headers, that was answered with 401. */
    void lost(Map<String, String> headers) {
        PapiSession now = session;
        if (now != null && now.headers().equals(headers) && lock.tryLock()) {
            try {
                if (now.equals(session)) {
                    session = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Where another attempt would be turned away too. */
    PapiException turnedAway(PapiException refusal) {
        GatherException reason = switch (user.login()) {
            case BASIC -> refusal.reason();
            case SESSION -> server.subject().error(PapiError.LOGIN,
                    "the cluster does not accept the session that it has just given", server.shown(),
                    "look at the cluster's time and at what is between it and us");
        };
        gate.refused(reason, user.login() == PapiUser.Login.BASIC ? LoginGate.WRONG_PASSWORD : LoginGate.LOST_SESSION);
        return new PapiException(reason, refusal.status());
    }

    boolean canLogInAgain() {
        return user.login() == PapiUser.Login.SESSION;
    }

    /** A request was let in. */
    void accepted() {
        gate.accepted();
    }

    /** Ends the session, when nobody asks any more. */
    void leave() throws IOException, InterruptedException {
        PapiSession last = session;
        if (last != null) {
            session = null;
            calls.delete(SESSION, last.headers());
        }
    }
}
