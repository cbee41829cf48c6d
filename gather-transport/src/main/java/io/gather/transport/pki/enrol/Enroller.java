package io.gather.transport.pki.enrol;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

import io.gather.core.error.Action;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.transport.error.NodeError;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.Deadline;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.authority.Role;
import io.gather.transport.pki.tls.CertificateNames;
import io.gather.transport.pki.tls.MutualTls;

/**
 * The overlord's side of an enrolment: calls the node, sees that it knows the token's secret, and signs the key that it has on that very
 * connection. Whoever is in between has another key, and gets nothing signed.
 */
public final class Enroller {
    private static final Duration EACH = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 500;

    private final Authority authority;
    private final OpenInvitations invitations;
    private final int port;

    /** @param port where the inventory names none */
    public Enroller(Authority authority, OpenInvitations invitations, int port) {
        this.authority = authority;
        this.invitations = invitations;
        this.port = port;
    }

    /**
     * Before a node is called: one that waits for it is enrolled at once.
     *
     * @return whether it was; one that is not invited is left alone
     * @throws GatherException when it was invited, and does not wait or cannot be enrolled
     */
    public boolean enrolIfInvited(Node node) {
        PkiName name = new PkiName(node.name());
        if (!invitations.has(name)) {
            return false;
        }
        enrol(node, Duration.ZERO);
        return true;
    }

    /**
     * @param wait how long it may take until the node listens
     * @return the certificate that the node has now
     */
    public X509Certificate enrol(Node node, Duration wait) {
        PkiName name = new PkiName(node.name());
        OpenInvitations.Invited invited = invitations.find(name);
        InetSocketAddress address = new InetSocketAddress(node.address(),
                node.reach() instanceof Reach.Rpc rpc && rpc.port() != null ? rpc.port() : port);
        String where = name + " at " + address.getHostString() + ":" + address.getPort();
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            try {
                X509Certificate certificate = enrol(invited, address, where);
                invitations.remove(name);
                return certificate;
            } catch (UnknownHostException e) {
                throw new GatherException(NodeError.ADDRESS_UNKNOWN, "its address is not known to the name service",
                        where, Remedy.of("correct the address in the inventory: {}", Action.SEE_NODES.on()), e);
            } catch (IOException e) {
                if (System.nanoTime() > end || !pause()) {
                    throw new GatherException(PkiError.NOT_JOINING, "the node does not wait to be enrolled: "
                            + e.getMessage(), where,
                            "type the line of its invitation there, and see that a firewall lets the port through", e);
                }
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private X509Certificate enrol(OpenInvitations.Invited invited, InetSocketAddress address, String where)
            throws IOException {
        Tls anybody = Tls.unverified(new Subject("rpc", Category.NOTHING_GATHERED));
        try (Socket plain = new Socket(); Deadline _ = new Deadline(plain, EACH)) {
            plain.connect(address, (int) EACH.toMillis());
            plain.setSoTimeout((int) EACH.toMillis());
            try (SSLSocket socket = (SSLSocket) anybody.context().getSocketFactory().createSocket(plain,
                    address.getHostString(), address.getPort(), true)) {
                socket.setEnabledProtocols(new String[]{MutualTls.PROTOCOL});
                socket.startHandshake();
                X509Certificate presented = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                if (hasJoined(presented, invited.node())) {
                    return presented;
                }
                return talk(invited, presented, socket, where);
            }
        }
    }

    /** It told us, and we died before we heard it. */
    private boolean hasJoined(X509Certificate presented, PkiName node) {
        try {
            presented.verify(authority.certificate().getPublicKey());
            return CertificateNames.of(presented).first().equals(node.text()) && !authority.isRevoked(presented);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private X509Certificate talk(OpenInvitations.Invited invited, X509Certificate presented, SSLSocket socket,
            String where) throws IOException {
        JoinTalk talk = new JoinTalk(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
        JoinMessage.Hello hello = talk.hear(JoinMessage.Hello.class);
        if (!invited.secret().isProvenBy(hello.proof(), JoinSecret.Side.NODE,
                Digests.of(presented))) {
            throw new GatherException(PkiError.NODE_UNPROVEN,
                    "what answers does not know the secret of the last invitation, or somebody is in between",
                    where, "have it join with the token of the last invitation; look whether the address is its own");
        }
        X509Certificate certificate = authority.issue(invited.node(), Role.NODE, presented.getPublicKey());
        talk.say(JoinMessage.Signed.of(certificate, authority.certificate(), authority.revocations(), invited.secret(),
                presented));
        JoinMessage.Answered answered = talk.hear(JoinMessage.Answered.class);
        String refusal = answered.refusal();
        if (!refusal.isEmpty()) {
            authority.revoke(certificate.getSerialNumber().toString(16));
            throw new GatherException(PkiError.CERTIFICATE_REFUSED, "the node does not take its certificate: "
                    + (refusal.length() > 300 ? refusal.substring(0, 300) : refusal), where,
                    "mend what it says; compare the clocks; then invite it again");
        }
        return certificate;
    }
}
