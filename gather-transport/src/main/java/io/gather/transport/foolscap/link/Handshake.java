package io.gather.transport.foolscap.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.negotiation.Agreement;
import io.gather.transport.foolscap.negotiation.ClearText;
import io.gather.transport.foolscap.negotiation.ConnectionNumber;
import io.gather.transport.foolscap.negotiation.HeaderBlock;
import io.gather.transport.foolscap.negotiation.Negotiation;
import io.gather.transport.foolscap.negotiation.NegotiationException;
import io.gather.transport.foolscap.negotiation.NegotiationStep;
import io.gather.transport.foolscap.negotiation.PeerTable;
import io.gather.transport.foolscap.tub.TubTls;

/** Clear text, TLS, negotiation: what comes before the first message. Its caller bounds the time. */
final class Handshake {
    private final TubId us;
    private final TubTls tls;
    private final PeerTable peers;

    /** A connection that is agreed on. */
    record Agreed(SSLSocket socket, Agreement agreement) {}

    Handshake(TubId us, TubTls tls, PeerTable peers) {
        this.us = us;
        this.tls = tls;
        this.peers = peers;
    }

    Agreed asClient(Wire wire, String host, TubId wanted, ConnectionNumber last) throws IOException {
        Socket socket = wire.socket();
        send(socket.getOutputStream(), ClearText.request(wanted, host));
        ClearText.accepted(HeaderBlock.read(socket.getInputStream()));
        return negotiated(tls.asClient(socket), Negotiation.asClient(us, wanted, last, peers, wire));
    }

    Agreed asServer(Wire wire) throws IOException {
        Socket socket = wire.socket();
        try {
            TubId wanted = ClearText.requested(HeaderBlock.read(socket.getInputStream()));
            if (!wanted.equals(us)) {
                throw NegotiationException.ours("unknown TubID " + wanted);
            }
        } catch (NegotiationException e) {
            send(socket.getOutputStream(), ClearText.refusal(String.valueOf(e.getMessage())));
            throw e;
        }
        send(socket.getOutputStream(), ClearText.switched());
        return negotiated(tls.asServer(socket), Negotiation.asServer(us, peers, wire));
    }

    private Agreed negotiated(SSLSocket socket, Negotiation negotiation) throws IOException {
        socket.startHandshake();
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        try {
            send(out, negotiation.hello().bytes());
            return switch (negotiation.hello(block(in), TubTls.peer(socket))) {
                case NegotiationStep.Decided decided -> {
                    send(out, decided.block().bytes());
                    yield new Agreed(socket, decided.agreement());
                }
                case NegotiationStep.Await _ -> new Agreed(socket, negotiation.decision(block(in)));
            };
        } catch (NegotiationException e) {
            if (!e.isTheirs()) {
                refuse(socket, e);
            }
            throw e;
        }
    }

    private static HeaderBlock block(InputStream in) throws IOException {
        return HeaderBlock.parse(HeaderBlock.read(in));
    }

    /** Told before it is closed; that the peer listens is not sure. */
    private static void refuse(SSLSocket socket, NegotiationException reason) {
        try {
            send(socket.getOutputStream(), HeaderBlock.refusal(String.valueOf(reason.getMessage())).bytes());
            socket.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static void send(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** With TLS 1.3 a peer that does not like our certificate says so when our side is through already. */
    static String words(IOException failure) {
        return failure instanceof SSLException
                ? "TLS: " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }
}
