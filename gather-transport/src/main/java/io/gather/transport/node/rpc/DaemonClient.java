package io.gather.transport.node.rpc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Node;
import io.gather.core.json.Json;
import io.gather.core.plan.Plan;
import io.gather.transport.error.PkiError;
import io.gather.transport.node.rpc.wire.AboutMinion;
import io.gather.transport.node.rpc.wire.NewKey;
import io.gather.transport.node.rpc.wire.Releases;
import io.gather.transport.node.rpc.wire.RpcProtocol;
import io.gather.transport.node.rpc.wire.RpcRefusal;
import io.gather.transport.node.rpc.wire.RunKey;
import io.gather.transport.node.rpc.wire.Sizes;
import io.gather.transport.node.rpc.wire.Started;
import io.gather.transport.pki.tls.MutualTls;
import okhttp3.Call;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * One node's minion, asked over HTTPS in the thread that calls. Answers are bounded; what may pass by itself is an
 * {@link IOException}, what does not is a {@link GatherException}.
 */
final class DaemonClient {
    private static final MediaType JSON = MediaType.get(RpcProtocol.PLAN_TYPE);
    private static final MediaType ENCODED = MediaType.get("application/octet-stream");
    private static final long LARGEST = 4L << 20;

    private final OkHttpClient client;
    private final OkHttpClient patient;
    private final Duration work;
    private final HttpUrl url;
    private final Node node;
    private final MutualTls tls;

    /** @param work how long an answer may take for which something must be done */
    DaemonClient(OkHttpClient client, Duration work, HttpUrl url, Node node, MutualTls tls) {
        this.client = client;
        this.work = work;
        this.patient = client.newBuilder().readTimeout(work).build();
        this.url = url;
        this.node = node;
        this.tls = tls;
    }

    /** Makes something of a good answer. */
    private interface Read<T> {
        T of(Response response) throws IOException, InterruptedException;
    }

    /** Takes a line; the empty ones say that the minion is there. */
    interface Lines {
        void take(byte[] line) throws IOException, InterruptedException;
    }

    /**
     * What a minion says of itself.
     *
     * @param certificate with which it answered
     */
    record Introduced(AboutMinion about, X509Certificate certificate) {}

    Introduced about() throws IOException, InterruptedException {
        return asked(patient, get(at("facts")), response -> {
            AboutMinion about = json(response, AboutMinion.class);
            if ((Object) about.facts() == null || (Object) about.facts().clock() == null) {
                throw new IOException("what it says of itself lacks what it must have");
            }
            Handshake handshake = response.handshake();
            if (handshake == null || handshake.peerCertificates().isEmpty()
                    || !(handshake.peerCertificates().getFirst() instanceof X509Certificate certificate)) {
                throw new IOException("it answered without a certificate");
            }
            return new Introduced(about, certificate);
        });
    }

    /** Asks for a key that is to be signed. */
    byte[] newKey() throws IOException, InterruptedException {
        return asked(patient, new Request.Builder().url(identity("key")).post(RequestBody.EMPTY), response -> {
            try {
                return Base64.getDecoder().decode(json(response, NewKey.class).publicKey());
            } catch (IllegalArgumentException e) {
                throw new IOException("its key cannot be understood", e);
            }
        });
    }

    void renew(byte[] certificate) throws IOException, InterruptedException {
        asked(patient, put(identity("certificate"), certificate), _ -> true);
        // Those that are open have the certificate before.
        client.connectionPool().evictAll();
    }

    void revoked(byte[] list) throws IOException, InterruptedException {
        asked(patient, put(identity("revocations"), list), _ -> true);
    }

    private HttpUrl identity(String word) {
        return at("identity").newBuilder().addPathSegment(word).build();
    }

    private static Request.Builder put(HttpUrl there, byte[] encoded) {
        return new Request.Builder().url(there).put(RequestBody.create(encoded, ENCODED));
    }

    Started start(Plan plan) throws IOException, InterruptedException {
        return asked(patient, post(at("gathers"), plan), response -> json(response, Started.class));
    }

    Sizes estimate(Plan plan, Duration within) throws IOException, InterruptedException {
        HttpUrl there = at("estimates").newBuilder().addQueryParameter("within", Long.toString(within.toMillis()))
                .build();
        OkHttpClient waiting = client.newBuilder().readTimeout(within.plus(work)).build();
        return asked(waiting, post(there, plan), response -> json(response, Sizes.class));
    }

    void events(RunKey run, int from, Lines lines) throws IOException, InterruptedException {
        HttpUrl there = at(run, "events").newBuilder().addQueryParameter("from", Integer.toString(from)).build();
        asked(client, get(there), response -> {
            lines(response, RpcProtocol.LONGEST_EVENT + 1, lines);
            return true;
        });
    }

    void results(RunKey run, String spool, Lines lines) throws IOException, InterruptedException {
        asked(client, get(at(run, "results", spool)), response -> {
            lines(response, RpcProtocol.LONGEST_RESULT, lines);
            return true;
        });
    }

    /** The members from there on. */
    void members(RunKey run, String spool, long from, OutputStream out) throws IOException, InterruptedException {
        Request.Builder request = get(at(run, "members", spool));
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        asked(client, request, response -> {
            if (from > 0 && response.code() != 206) {
                throw new IOException("it does not send a part of its results");
            }
            byte[] buffer = new byte[64 << 10];
            BufferedSource source = response.body().source();
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                out.write(buffer, 0, count);
            }
            return true;
        });
    }

    void release(RunKey run, List<String> spools) throws IOException, InterruptedException {
        asked(patient, post(at(run, "releases"), new Releases(spools)), _ -> true);
    }

    void stop(RunKey run) throws IOException, InterruptedException {
        asked(patient, new Request.Builder().url(at(run, "stop")).post(RequestBody.EMPTY), _ -> true);
    }

    void discard(RunKey run) throws IOException, InterruptedException {
        asked(patient, new Request.Builder().url(at(run)).delete(), _ -> true);
    }

    private HttpUrl at(String word) {
        return url.newBuilder().addPathSegment(word).build();
    }

    private HttpUrl at(RunKey run, String... words) {
        HttpUrl.Builder there = at("gathers").newBuilder().addPathSegment(run.gather()).addPathSegment(run.node());
        for (String word : words) {
            there.addPathSegment(word);
        }
        return there.build();
    }

    private static Request.Builder get(HttpUrl there) {
        return new Request.Builder().url(there);
    }

    private static Request.Builder post(HttpUrl there, Object json) {
        return new Request.Builder().url(there).post(RequestBody.create(Json.write(json)
                .getBytes(StandardCharsets.UTF_8), JSON));
    }

    private <T> T asked(OkHttpClient by, Request.Builder request, Read<T> read)
            throws IOException, InterruptedException {
        Call call = by.newCall(request.header("Accept-Encoding", "identity").build());
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw refused(response);
            }
            return read.of(response);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                InterruptedException interrupted = new InterruptedException("while a minion was asked");
                interrupted.addSuppressed(e);
                throw interrupted;
            }
            throwIfForGood(e);
            throw e instanceof SocketTimeoutException || e instanceof InterruptedIOException
                    ? new IOException("it did not answer in time", e)
                    : e;
        }
    }

    private void throwIfForGood(IOException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            throw new GatherException(PkiError.OTHER_NAME, "what answers at " + url.host() + ":" + url.port()
                    + " has the certificate of another node", node.name(),
                    Remedy.of("correct its address in the inventory, or have it join: {}",
                            Action.INVITE.on(node.name())),
                    e);
        }
        Optional<GatherException> reason = tls.reason(e, node.name());
        if (reason.isPresent()) {
            throw reason.get();
        }
    }

    private GatherException refused(Response response) throws IOException {
        RpcRefusal refusal;
        try {
            refusal = json(response, RpcRefusal.class);
        } catch (IOException e) {
            refusal = new RpcRefusal("", "its minion answered " + response.code() + " without saying why", "");
        }
        if (response.code() >= 500) {
            throw new IOException(refusal.what());
        }
        return RpcFailures.refused(node, refusal);
    }

    private static <T> T json(Response response, Class<T> type) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST + 1)) {
            throw new IOException("its answer is larger than an answer may be");
        }
        try {
            T value = Json.read(source.readByteArray(), type);
            if (value == null) {
                throw new IOException("its answer is empty");
            }
            return value;
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new IOException("its answer cannot be understood: " + e.getOriginalMessage(), e);
        }
    }

    private static void lines(Response response, long longest, Lines lines) throws IOException, InterruptedException {
        BufferedSource source = response.body().source();
        while (!source.exhausted()) {
            long end = source.indexOf((byte) '\n', 0, longest + 1);
            if (end < 0) {
                throw new IOException("what it tells breaks off in a line, or has one that is too long");
            }
            byte[] line = source.readByteArray(end);
            source.skip(1);
            lines.take(line);
        }
    }
}
