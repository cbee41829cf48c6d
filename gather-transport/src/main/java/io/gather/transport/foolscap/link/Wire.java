package io.gather.transport.foolscap.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.gather.transport.foolscap.negotiation.Replaceable;
import org.jspecify.annotations.Nullable;

/** The TCP connection below everything, and why it was closed. Safe for several threads. */
final class Wire implements Replaceable, Closeable {
    private final Socket socket;
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    Wire(Socket socket) {
        this.socket = socket;
    }

    Socket socket() {
        return socket;
    }

    /** At once: a socket of TLS would first wait to say so to the peer. Whoever reads or writes finds it out. */
    void end(String why) {
        String ignored = because(why);
        try {
            socket.close();
        } catch (IOException expected) {
            // It is closed all the same.
        }
    }

    /**
     * Notes why it ends, unless that is known.
     *
     * @return why it does
     */
    String because(String why) {
        reason.compareAndSet(null, why);
        return Objects.requireNonNull(reason.get());
    }

    @Override
    public boolean hasEnded() {
        return socket.isClosed();
    }

    @Override
    public void replaced() {
        end("the peer has another connection instead");
    }

    @Override
    public void close() {
        end("not agreed on in time");
    }
}
