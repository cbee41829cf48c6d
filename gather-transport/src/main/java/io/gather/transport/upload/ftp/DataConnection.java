package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/** A data connection: agreed upon, then opened, then written to its end. */
final class DataConnection implements AutoCloseable {
    private static final Duration ENDING = Duration.ofSeconds(3);

    private final PeerSocket.@Nullable Listening listening;
    private final @Nullable Layer tls;
    private final Lifeline lifeline;
    private @Nullable PeerSocket plain;
    private @Nullable SSLSocket secure;

    private DataConnection(PeerSocket.@Nullable Listening listening, @Nullable PeerSocket plain,
            @Nullable Layer tls, Lifeline lifeline) {
        this.listening = listening;
        this.plain = plain;
        this.tls = tls;
        this.lifeline = lifeline;
    }

    /** We have connected. */
    static DataConnection passive(PeerSocket connected, @Nullable Layer tls, Lifeline lifeline) {
        return new DataConnection(null, connected, tls, lifeline);
    }

    /** The server will connect. */
    static DataConnection active(PeerSocket.Listening listening, @Nullable Layer tls, Lifeline lifeline) {
        return new DataConnection(listening, null, tls, lifeline);
    }

    /** When the server has said that it begins. */
    OutputStream begin(Duration patience) throws IOException {
        if (listening != null) {
            listening.setSoTimeout(Math.toIntExact(patience.toMillis()));
            try {
                plain = listening.accept();
            } catch (SocketTimeoutException e) {
                throw new IOException("the server did not open the data connection within " + patience.toSeconds()
                        + " s", e);
            }
            lifeline.hold(plain);
        }
        Socket socket = Objects.requireNonNull(plain);
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        if (tls == null) {
            return socket.getOutputStream();
        }
        secure = tls.over(socket);
        return secure.getOutputStream();
    }

    /**
     * Says that this was all, and closes nothing: where the server has sent something that nobody read, such as tickets of TLS, to
     * close would be a reset, and the server could lose what is still on its way. To be closed after the server's last reply.
     */
    void finish() throws IOException {
        PeerSocket socket = Objects.requireNonNull(plain);
        if (secure != null) {
            secure.shutdownOutput();
            drain(secure);
        }
        socket.endOutput();
    }

    /** Most servers close when TLS has said that this was all; there are some that wait for the connection's own end. */
    private static void drain(SSLSocket secure) {
        byte[] ignored = new byte[1024];
        long begun = System.nanoTime();
        try {
            secure.setSoTimeout(Math.toIntExact(ENDING.toMillis()));
            while (System.nanoTime() - begun < ENDING.toNanos() && secure.getInputStream().read(ignored) >= 0) {
                // It has nothing to say here.
            }
        } catch (IOException ended) {
            // What became of the file is said by the server's reply.
        }
    }

    @Override
    public void close() throws IOException {
        try (ServerSocket _ = listening; Socket _ = plain) {
            if (plain != null) {
                lifeline.release(plain);
            }
        }
    }
}
