package io.gather.transport.pki.enrol;

import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import io.gather.transport.pki.authority.Role;
import io.gather.transport.pki.tls.MutualTls;
import io.gather.transport.pki.tls.PeerFiles;

/** A node that answers with the certificate it was given, as its daemon does. */
record ServingNode(SSLServerSocket server) implements AutoCloseable {
    static ServingNode of(PeerFiles files) throws IOException {
        MutualTls tls = MutualTls.of(files, Role.OVERLORD, _ -> {});
        SSLServerSocket server = (SSLServerSocket) tls.context().getServerSocketFactory().createServerSocket(0, 5,
                InetAddress.getLoopbackAddress());
        server.setSSLParameters(tls.parameters());
        ServingNode node = new ServingNode(server);
        Thread.ofVirtual().start(node::serve);
        return node;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.setSoTimeout(10_000);
                socket.getInputStream().read();
            } catch (IOException expected) {
                // Who calls without a certificate is not let in.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
