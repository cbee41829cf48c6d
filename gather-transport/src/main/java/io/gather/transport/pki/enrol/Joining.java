package io.gather.transport.pki.enrol;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.security.auth.x500.X500Principal;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.transport.error.FoolscapError;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.Deadline;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.net.x509.LeafDraft;
import io.gather.transport.net.x509.Validity;
import io.gather.transport.net.x509.X509Signer;
import io.gather.transport.pki.identity.IdentityFiles;
import io.gather.transport.pki.tls.MutualTls;

/**
 * The node's side of its enrolment: it waits for the overlord that made the token, with a key of its own that never leaves it. Who comes and
 * does not know the secret learns nothing, and gets nothing.
 */
public final class Joining implements AutoCloseable {
    private static final Duration EACH = Duration.ofSeconds(10);
    private static final int AT_A_TIME = 8;
    private static final int WRONG = 20;
    private static final int LOOK_MILLIS = 200;

    private final EnrolmentToken token;
    private final KeyPair keys = EcKeys.make();
    private final X509Certificate presented;
    private final IdentityFiles files;
    private final SSLServerSocket server;
    private final Consumer<String> notices;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final AtomicInteger wrong = new AtomicInteger();
    private final CompletableFuture<X509Certificate> joined = new CompletableFuture<>();
    /** Guarded by this. */
    private boolean done;

    private Joining(EnrolmentToken token, IdentityFiles files, Consumer<String> notices, InetSocketAddress listen)
            throws IOException {
        this.token = token;
        this.files = files;
        this.notices = notices;
        Instant now = Instant.now();
        X509Signer own = new X509Signer(new X500Principal("CN=" + token.node()), keys);
        this.presented = own.leaf(new LeafDraft(own.name(), BigInteger.ONE,
                new Validity(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(8))), keys.getPublic(),
                List.of(LeafDraft.SERVER), token.node().hosts(), List.of()));
        this.server = (SSLServerSocket) context().getServerSocketFactory().createServerSocket();
        try {
            server.setEnabledProtocols(new String[]{MutualTls.PROTOCOL});
            server.setReuseAddress(true);
            server.bind(listen, AT_A_TIME);
            server.setSoTimeout(LOOK_MILLIS);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** @throws GatherException when the token is too old, or nobody can be listened to there */
    public static Joining open(EnrolmentToken token, IdentityFiles files, InetSocketAddress listen,
            Consumer<String> notices) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (now.isAfter(token.until())) {
            throw new GatherException(PkiError.TOKEN_EXPIRED,
                    "the token was good until " + token.until() + ", and the clock here shows " + now,
                    token.node().text(),
                    Remedy.of("if the clock is right, on the overlord's machine: {}", Action.INVITE.on(token.node())));
        }
        try {
            return new Joining(token, files, notices, listen);
        } catch (IOException e) {
            throw new GatherException(FoolscapError.NOT_LISTENING, "nobody can be listened to: " + e.getMessage(),
                    listen.toString(), "if a minion runs there already, end it; see with `ss -ltnp` who has the port",
                    e);
        }
    }

    private SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("ours", keys.getPrivate(), new char[0], new Certificate[]{presented});
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance(MutualTls.PROTOCOL);
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /**
     * Waits for the overlord.
     *
     * @return the certificate that this node has now
     * @throws GatherException when nobody came in time, or too many tried who do not know the secret
     */
    public X509Certificate await(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (!joined.isDone()) {
            if (wrong.get() >= WRONG) {
                throw new GatherException(PkiError.TOO_MANY_STRANGERS,
                        WRONG + " times somebody came who does not know the token's secret", "port " + port(),
                        "find out who; then invite the node again");
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new GatherException(PkiError.NOBODY_CAME, "no overlord came to enrol this node",
                        token.node().text(),
                        Remedy.of("see that this machine's port " + port()
                                + " is reached from the overlord's, and meanwhile there: {}",
                                Action.ENROL.on(token.node())));
            }
            if (places.availablePermits() > 0) {
                accept();
            } else {
                awaitPlace();
            }
        }
        if (joined.isCompletedExceptionally() && joined.exceptionNow() instanceof GatherException unkept) {
            throw unkept;
        }
        return joined.resultNow();
    }

    private void awaitPlace() {
        try {
            if (places.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() throws IOException {
        try {
            SSLSocket socket = (SSLSocket) server.accept();
            places.acquireUninterruptibly();
            Thread.ofVirtual().name("join").start(() -> visit(socket));
        } catch (SocketTimeoutException expected) {
            // Nobody has come yet.
        }
    }

    private void visit(SSLSocket socket) {
        Optional<X509Certificate> kept = Optional.empty();
        try (socket; Deadline _ = new Deadline(socket, EACH)) {
            socket.setSoTimeout((int) EACH.toMillis());
            JoinTalk talk = new JoinTalk(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
            talk.say(new JoinMessage.Hello(JoinMessage.Hello.VERSION, token.node().text(),
                    token.secret().proof(JoinSecret.Side.NODE, Digests.of(presented))));
            JoinMessage.Signed signed = talk.hear(JoinMessage.Signed.class);
            String refusal = refusal(signed);
            if (refusal.isEmpty()) {
                kept = Optional.of(signed.readCertificate());
            } else {
                notices.accept("refused what " + socket.getInetAddress().getHostAddress() + " sent: " + refusal);
            }
            talk.say(new JoinMessage.Answered(refusal));
        } catch (IOException e) {
            notices.accept("nothing came of a visit: " + e.getMessage());
        } finally {
            // Whoever waits may end the process: not before the overlord was told.
            kept.ifPresent(it -> joined.complete(it));
            places.release();
        }
    }

    /** Keeps what was sent, where it is good. One at a time: the first one that is good counts. */
    private synchronized String refusal(JoinMessage.Signed signed) throws IOException {
        if (done) {
            return "this node has joined already";
        }
        if (wrong.get() >= WRONG || !signed.isProven(token.secret(), presented)) {
            wrong.incrementAndGet();
            return "the secret of the token is not known to whoever sent this";
        }
        X509Certificate certificate = signed.readCertificate();
        X509Certificate authority = signed.readAuthority();
        X509CRL list = signed.readRevocations();
        Optional<String> unfit = new JoinCheck(token, keys.getPublic()).refusal(certificate, authority, list);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        try {
            files.write(certificate, keys.getPrivate(), authority, list);
        } catch (GatherException e) {
            joined.completeExceptionally(e);
            return e.what();
        }
        done = true;
        return "";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
