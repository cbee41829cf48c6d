package io.gather.transport.node.rpc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.rpc.wire.RpcProtocol;
import io.gather.transport.pki.tls.MutualTls;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/** The daemons of all nodes. One identity and one pool of connections serve them. Safe for several threads. */
public final class Daemons implements AutoCloseable {
    /** A minion says that it is there much more often. */
    public static final Duration SILENCE = Duration.ofSeconds(20);
    private static final int IDLE = 128;
    /** What it must do before it answers takes longer. */
    private static final int WORK = 2;

    private final Supplier<RpcIdentity> identity;
    private final int port;
    private final Duration connect;
    private final Duration silence;
    private @Nullable Base base;

    /**
     * @param identity asked with the first node, as there may be none
     * @param port where the inventory does not say another
     * @param silence after which a connection is lost, where nothing comes that should
     */
    public Daemons(Supplier<RpcIdentity> identity, int port, Duration connect, Duration silence) {
        this.identity = identity;
        this.port = port;
        this.connect = connect;
        this.silence = silence;
    }

    /** What all share. */
    private record Base(RpcIdentity identity, OkHttpClient client) {
        MutualTls tls() {
            return identity.tls();
        }
    }

    private synchronized Base base() {
        Base known = base;
        if (known == null) {
            RpcIdentity own = identity.get();
            MutualTls who = own.tls();
            known = new Base(own, new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1))
                    .connectTimeout(connect).readTimeout(silence).writeTimeout(silence).followRedirects(false)
                    .followSslRedirects(false).retryOnConnectionFailure(true)
                    .connectionPool(new ConnectionPool(IDLE, 1, TimeUnit.MINUTES))
                    .sslSocketFactory(who.context().getSocketFactory(), who.trust())
                    .connectionSpecs(List.of(new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                            .tlsVersions(TlsVersion.TLS_1_3).allEnabledCipherSuites().build()))
                    .build());
            base = known;
        }
        return known;
    }

    Optional<OwnAuthority> authority() {
        return base().identity().authority();
    }

    DaemonClient of(Node node) {
        Base shared = base();
        int at = node.reach() instanceof Reach.Rpc rpc && rpc.port() != null ? rpc.port() : port;
        HttpUrl url = host(node).port(at).addPathSegment(RpcProtocol.PREFIX).build();
        OkHttpClient client = shared.client().newBuilder()
                .hostnameVerifier((_, session) -> shared.tls().peer(session, node.name())
                        .isNamed(List.of(node.name(), node.address())))
                .build();
        return new DaemonClient(client, silence.multipliedBy(WORK), url, node, shared.tls());
    }

    private static HttpUrl.Builder host(Node node) {
        try {
            return new HttpUrl.Builder().scheme("https").host(node.address());
        } catch (IllegalArgumentException e) {
            throw new GatherException(NodeError.ADDRESS_UNUSABLE, "'" + node.address() + "' is no address of a host",
                    node.name(), "correct it in the inventory", e);
        }
    }

    @Override
    public synchronized void close() {
        if (base != null) {
            base.client().dispatcher().cancelAll();
            base.client().connectionPool().evictAll();
            base.client().dispatcher().executorService().shutdown();
        }
    }
}
