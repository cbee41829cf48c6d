package io.gather.transport.foolscap.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Objects;
import javax.net.ssl.SSLSocket;

import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.banana.Vocabulary;
import io.gather.transport.foolscap.message.Inbound;
import io.gather.transport.foolscap.message.MemoryShare;
import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.message.MessageReader;
import io.gather.transport.foolscap.message.MessageWriter;
import io.gather.transport.foolscap.message.SharedMemory;
import io.gather.transport.foolscap.negotiation.PeerTable;
import io.gather.transport.foolscap.tub.Tub;
import io.gather.transport.foolscap.tub.TubTls;

/** A peer that says what a test wants. */
record RawPeer(SSLSocket socket, MessageReader messages, MessageWriter writer) implements AutoCloseable {
    static RawPeer dial(Tub tub, Listening to) throws IOException {
        Wire wire = new Wire(new Socket(InetAddress.getLoopbackAddress(), to.port()));
        PeerTable peers = new PeerTable();
        Handshake.Agreed agreed = new Handshake(tub.id(), new TubTls(tub), peers).asClient(wire, "127.0.0.1",
                to.furl.tub(), peers.last(to.furl.tub()));
        return new RawPeer(agreed.socket(),
                new MessageReader(agreed.socket().getInputStream(), agreed.agreement().vocabulary(),
                        BananaLimits.USUAL, to.furl.tub(), new MemoryShare(SharedMemory.ofHeap())),
                new MessageWriter(Vocabulary.initial(1)));
    }

    void send(Message message) throws IOException {
        send(writer.bytes(message));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    Inbound next() throws IOException {
        return Objects.requireNonNull(messages.next());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
