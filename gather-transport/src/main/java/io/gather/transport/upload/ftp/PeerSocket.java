package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A socket that gives out the control connection's port as the one it is connected to. Servers such as vsftpd want data connections
 * to continue the control connection's TLS session, as a proof that the same client opens them. The JDK looks for sessions to
 * continue by the name and the port of the other side, and the port is the one that the socket below TLS tells: on data
 * connections, and on the way through a proxy, another one.
 *
 * <p>Its output ends when it is told so, and not with that of TLS above it, as the JDK would have it: proxies (microsocks is one)
 * close both directions when one has ended, and what they have not read yet turns that into a reset, by which the server loses data.
 */
final class PeerSocket extends Socket {
    private final int controlPort;

    PeerSocket(int controlPort) {
        this.controlPort = controlPort;
    }

    @Override
    public int getPort() {
        return isConnected() ? controlPort : 0;
    }

    @Override
    public void shutdownOutput() {
        // See above.
    }

    void endOutput() throws IOException {
        super.shutdownOutput();
    }

    /** Waits for one such connection. */
    static final class Listening extends ServerSocket {
        private final int controlPort;

        Listening(InetAddress address, int controlPort) throws IOException {
            super(0, 1, address);
            this.controlPort = controlPort;
        }

        @Override
        public PeerSocket accept() throws IOException {
            PeerSocket accepted = new PeerSocket(controlPort);
            try {
                implAccept(accepted);
                return accepted;
            } catch (IOException e) {
                accepted.close();
                throw e;
            }
        }
    }
}
