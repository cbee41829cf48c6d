package io.gather.transport.papi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.settings.TlsSettings;
import io.gather.transport.error.PapiError;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.net.web.Bounds;
import io.gather.transport.net.web.NoConnectionException;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebAccess;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Single exchanges with a cluster, whoever asks. Safe for several threads. */
final class PapiCalls {
    private static final int MOST_WORDS = 8 << 10;
    private static final MediaType JSON = MediaType.get("application/json");

    private final PapiServer server;
    private final PapiBounds bounds;
    private final Web web;
    private final HttpUrl base;
    private volatile boolean closed;

    PapiCalls(PapiServer server, PapiBounds bounds) {
        this.server = server;
        this.bounds = bounds;
        this.base = base(server);
        Tls tls = server.verifies()
                ? Tls.of(new TlsSettings(server.authorities(), "", ""), Optional::empty, server.subject())
                : Tls.unverified(server.subject());
        this.web = Web.open(new WebAccess(server.subject(), tls, server.proxy(), server.proxyPassword(), false,
                new Bounds(bounds.connect(), bounds.whole(), bounds.answer(), bounds.answer())));
    }

    private static HttpUrl base(PapiServer server) {
        try {
            return new HttpUrl.Builder().scheme("https").host(server.host()).port(server.port()).build();
        } catch (IllegalArgumentException e) {
            throw server.subject().error(PapiError.UNREACHABLE, "this is not the name or the address of a host",
                    server.shown(), "correct " + server.subject().setting("hostname"), e);
        }
    }

    HttpUrl base() {
        return base;
    }

    <T> PapiReply<T> get(PapiPath path, Map<String, String> headers, PapiRead<T> read)
            throws IOException, InterruptedException {
        Request.Builder request = new Request.Builder().url(path.at(base)).get();
        return exchange(request, headers, bounds.whole(), read);
    }

    <T> PapiReply<T> post(PapiPath path, String json, PapiRead<T> read) throws IOException, InterruptedException {
        RequestBody body = RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON);
        return exchange(new Request.Builder().url(path.at(base)).post(body), Map.of(), bounds.whole(), read);
    }

    /** The last one of all, which is made after {@link #end} too. */
    void delete(PapiPath path, Map<String, String> headers) throws IOException, InterruptedException {
        Request.Builder request = new Request.Builder().url(path.at(base)).delete();
        headers.forEach(request::header);
        int ignored = web.exchange(request.header("User-Agent", "gather").build(), bounds.goodbye(), bounds.goodbye(),
                Response::code);
    }

    private <T> PapiReply<T> exchange(Request.Builder request, Map<String, String> headers, Duration whole,
            PapiRead<T> read) throws IOException, InterruptedException {
        request.header("User-Agent", "gather").header("Accept", "application/json");
        headers.forEach(request::header);
        if (closed) {
            throw closedMeanwhile(null);
        }
        PapiReply<T> reply = sent(request.build(), whole, read);
        if (reply.readFailure() != null) {
            throw reply.readFailure();
        }
        if (reply.tooLarge()) {
            throw new PapiException(server.subject().error(PapiError.TOO_LARGE,
                    "the cluster's answer has more than " + bounds.most() + " bytes", server.shown(),
                    "look at what answers there"), reply.status());
        }
        return reply;
    }

    private <T> PapiReply<T> sent(Request request, Duration whole, PapiRead<T> read)
            throws IOException, InterruptedException {
        try {
            return web.exchange(request, whole, bounds.silence(), it -> reply(it, read));
        } catch (GatherException e) {
            // Certificates are renewed, proxies are mended: it may be tried again.
            throw new PapiException(e, 0);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private <T> PapiReply<T> reply(Response response, PapiRead<T> read) throws IOException {
        String type = String.valueOf(response.header("Content-Type", ""));
        List<Cookie> cookies = Cookie.parseAll(response.request().url(), response.headers());
        int status = response.code();
        PapiReply<T> reply = new PapiReply<>(status, type, cookies, null, "", false, null);
        if (!reply.isGood()) {
            return new PapiReply<>(status, type, cookies, null, beginning(response), false, null);
        }
        AnswerStream body = new AnswerStream(response.body().byteStream(), bounds.most());
        try {
            return new PapiReply<>(status, type, cookies, read.of(body), "", false, null);
        } catch (IOException e) {
            if (body.failed() && !body.isTooLarge()) {
                throw e;
            }
            return new PapiReply<>(status, type, cookies, null, "", body.isTooLarge(), body.isTooLarge() ? null : e);
        }
    }

    private static String beginning(Response response) throws IOException {
        try (InputStream body = response.body().byteStream()) {
            return new String(body.readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
        }
    }

    /** What a failure means. */
    private PapiException failed(IOException failure) {
        if (closed) {
            return closedMeanwhile(failure);
        }
        boolean reached = !(failure instanceof NoConnectionException);
        return new PapiException(server.subject().error(reached ? PapiError.NO_ANSWER : PapiError.UNREACHABLE,
                String.valueOf(failure.getMessage()), server.shown(),
                reached
                        ? "look how busy the cluster is, and at the network in between"
                        : "look at " + server.subject().setting("hostname") + ", "
                                + server.subject().setting("port") + " and the network in between",
                failure), 0);
    }

    private PapiException closedMeanwhile(@Nullable Throwable cause) {
        return new PapiException(server.subject().error(PapiError.CLOSED,
                "the connection to the cluster was closed meanwhile", server.shown(), "connect again", cause), 0);
    }

    /** Ends what is under way, and lets nothing begin but logging out. */
    void end() {
        closed = true;
        web.cancel();
    }

    void close() {
        web.cancel();
        web.close();
    }
}
