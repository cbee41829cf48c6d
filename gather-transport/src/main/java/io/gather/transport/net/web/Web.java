package io.gather.transport.net.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.gather.core.settings.ProxySettings;
import io.gather.transport.net.tls.Tls;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/** Requests of one attempt. For one thread, but for {@link #exchange} and {@link #cancel}. */
public final class Web implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final int PROXY_LOGIN = 407;
    private static final String EXPECT = "Expect";
    private static final String RETRY_AFTER = "Retry-After";

    private final WebAccess access;
    private final OkHttpClient client;
    private final Redirects redirects;
    private final WatchedSockets sockets;
    private final String proxyCredentials;
    /** OkHttp itself forgets them when their answers have begun. */
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private boolean expects = true;

    private Web(WebAccess access, OkHttpClient client, WatchedSockets sockets, String proxyCredentials) {
        this.access = access;
        this.client = client;
        this.sockets = sockets;
        this.proxyCredentials = proxyCredentials;
        this.redirects = new Redirects(access);
    }

    public static Web open(WebAccess access) {
        Bounds bounds = access.bounds();
        WatchedSockets sockets = new WatchedSockets();
        // One connection is enough: the second version's windows make a single stream slower, not faster.
        OkHttpClient.Builder builder = new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false).followSslRedirects(false).connectTimeout(bounds.connect())
                .socketFactory(sockets).writeTimeout(Duration.ZERO).readTimeout(bounds.answer())
                .addNetworkInterceptor(goAhead(bounds)).addNetworkInterceptor(Web::readable);
        String proxyCredentials = Proxies.set(builder, access);
        if (access.proxy().isSet() && access.proxy().kind() == ProxySettings.Kind.SOCKS) {
            // Of these OkHttp makes its sockets itself.
            builder.writeTimeout(bounds.write());
        }
        Tls tls = access.tls();
        if (tls == null) {
            builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        } else {
            builder.sslSocketFactory(tls.context().getSocketFactory(), tls.trust())
                    .connectionSpecs(List.of(new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                            .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2).allEnabledCipherSuites().build()));
            if (!tls.verifies()) {
                builder.hostnameVerifier((_, _) -> true);
            }
        }
        return new Web(access, builder.build(), sockets, proxyCredentials);
    }

    /** Makes something of an answer. */
    public interface Read<T> {
        T of(Response response) throws IOException;
    }

    /**
     * Makes a request as it is: neither asked again elsewhere, nor with anything added. A body that is {@link AskedFirst} may have the
     * header that asks.
     *
     * @throws IOException in words
     */
    public <T> T send(Request request, Read<T> read) throws IOException, InterruptedException {
        try {
            return running(request).await(read);
        } catch (IOException e) {
            throw new WebFailures(access, request.url()).of(e);
        }
    }

    /**
     * As {@link #send(Request, Read)}, and all of it within a time.
     *
     * @throws IOException in words
     */
    public <T> T send(Request request, Duration within, Read<T> read) throws IOException, InterruptedException {
        Call call = client.newCall(request);
        call.timeout().timeout(within.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return running(call).await(read);
        } catch (SocketTimeoutException e) {
            throw new WebFailures(access, request.url()).of(e);
        } catch (InterruptedIOException e) {
            // What OkHttp calls the end of the time for a call.
            throw new IOException("no answer in time from " + Answer.shown(request.url()), e);
        } catch (IOException e) {
            throw new WebFailures(access, request.url()).of(e);
        }
    }

    private Running running(Request request) {
        return running(client.newCall(request));
    }

    private Running running(Call call) {
        return new Running(call, () -> sockets.stuck(access.bounds().write()), access.bounds().write());
    }

    /**
     * As {@link #send}, with a bound for all of it, whoever takes how long. Safe for several threads. Once there is an answer, waits for
     * more of it are bounded by {@code silence}, not by that of the bounds.
     */
    public <T> T exchange(Request request, Duration whole, Duration silence, Read<T> read)
            throws IOException, InterruptedException {
        Call call = client.newCall(request);
        call.timeout().timeout(whole.toNanos(), TimeUnit.NANOSECONDS);
        underWay.add(call);
        try {
            return new Running(call, () -> false, whole).await(response -> {
                response.body().source().timeout().timeout(silence.toNanos(), TimeUnit.NANOSECONDS);
                return read.of(response);
            });
        } catch (SocketTimeoutException e) {
            throw new WebFailures(access, request.url()).of(e);
        } catch (InterruptedIOException e) {
            SocketTimeoutException late = new SocketTimeoutException("it took longer than " + whole.toSeconds() + " s");
            late.initCause(e);
            throw new WebFailures(access, request.url()).of(late);
        } catch (IOException e) {
            throw new WebFailures(access, request.url()).of(e);
        } finally {
            underWay.remove(call);
        }
    }

    /** Ends all exchanges that are under way. Safe for several threads. */
    public void cancel() {
        underWay.forEach(Call::cancel);
    }

    /** OkHttp reads how long it is to wait as a number of 32 bits, and breaks at a larger one. */
    private static Response readable(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header(RETRY_AFTER, "");
        return wait.matches("\\d{10,}")
                ? response.newBuilder().header(RETRY_AFTER, "999999999").build()
                : response;
    }

    private static Interceptor goAhead(Bounds bounds) {
        return chain -> {
            Request request = chain.request();
            okhttp3.Connection connection = chain.connection();
            if (connection != null && request.header(EXPECT) != null && request.body() instanceof AskedFirst body) {
                body.waiting(connection.socket(), bounds.goAhead());
            }
            return chain.proceed(request);
        };
    }

    /**
     * Asks, and asks again where the server says that it is to be asked elsewhere, with the same content.
     *
     * @throws IOException in words
     * @throws io.gather.core.error.GatherException where no attempt can succeed; answers of any status are returned
     */
    public Answer ask(WebRequest order) throws IOException, InterruptedException {
        WebRequest now = order;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            Answer answer = once(now);
            if (answer.status() == PROXY_LOGIN) {
                throw WebFailures.proxyRefuses(access);
            }
            HttpUrl next = redirects.next(answer);
            if (next == null) {
                return answer;
            }
            now = now.to(next);
        }
        throw redirects.endless(order.url());
    }

    private Answer once(WebRequest order) throws IOException, InterruptedException {
        while (true) {
            PayloadBody body = order.payload() == null
                    ? null
                    : new PayloadBody(order.payload(), access.bounds().answer());
            boolean asksFirst = body != null && expects;
            try {
                Answer answer = running(request(order, body, asksFirst))
                        .await(response -> answer(order, response, Running.beginning(response), body));
                if (!asksFirst || answer.status() != 417) {
                    return answer;
                }
            } catch (SocketTimeoutException e) {
                if (body == null || !asksFirst || body.begun()) {
                    throw new WebFailures(access, order.url()).of(e);
                }
            } catch (IOException e) {
                throw new WebFailures(access, order.url()).of(e);
            }
            // Some servers and proxies do not know that they could be asked first.
            expects = false;
        }
    }

    private static Answer answer(WebRequest order, Response response, String text, @Nullable PayloadBody body) {
        return new Answer(order.method(), order.url(), response.code(), response.message(), response.headers(), text,
                body == null || body.complete());
    }

    private Request request(WebRequest order, @Nullable PayloadBody body, boolean asksFirst) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", "gather");
        // What is compressed on the way has another length.
        headers.put("Accept-Encoding", "identity");
        headers.putAll(order.headers());
        if (Redirects.isSame(order.home(), order.url())) {
            headers.putAll(order.own().apply(order.method(), order.url()));
        }
        if (!proxyCredentials.isEmpty() && !order.url().isHttps()) {
            headers.put(Proxies.HEADER, proxyCredentials);
        }
        if (asksFirst) {
            headers.put(EXPECT, "100-continue");
        }
        RequestBody content = body;
        if (body == null && List.of("PUT", "POST", "PATCH").contains(order.method())) {
            content = RequestBody.EMPTY;
        }
        Request.Builder request = new Request.Builder().url(order.url()).method(order.method(), content);
        headers.forEach(request::header);
        return request.build();
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
