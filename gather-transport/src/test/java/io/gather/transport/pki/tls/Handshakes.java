package io.gather.transport.pki.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/** Connects two sides over loopback, a byte each way, the node's first, and tells how it went for each. */
record Handshakes(MutualTls node, MutualTls overlord) {
    private static final int MILLIS = 10_000;

    /** @param failure null: it went well */
    record Ended(String peer, @Nullable Exception failure) {
        Exception problem() {
            return Objects.requireNonNull(failure);
        }

        boolean isWell() {
            return failure == null;
        }
    }

    record Both(Ended node, Ended overlord) {}

    /** Takes each a turn at the same listening socket, with the same contexts, as a daemon does. */
    Both connect() throws Exception {
        return connect(1).getFirst();
    }

    List<Both> connect(int times) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket) node.context().getServerSocketFactory().createServerSocket(0, 5,
                InetAddress.getLoopbackAddress())) {
            server.setSSLParameters(node.parameters());
            server.setSoTimeout(MILLIS);
            List<Both> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                CompletableFuture<Ended> answered = CompletableFuture.supplyAsync(() -> answer(server));
                Ended called = call(server.getLocalPort());
                all.add(new Both(answered.get(20, TimeUnit.SECONDS), called));
            }
            return all;
        }
    }

    private Ended answer(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream().write(1);
            return heard(node, socket);
        } catch (IOException e) {
            return new Ended("", e);
        }
    }

    private Ended call(int port) {
        try (SSLSocket socket = (SSLSocket) overlord.context().getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSSLParameters(overlord.parameters());
            socket.setSoTimeout(MILLIS);
            Ended heard = heard(overlord, socket);
            if (heard.isWell()) {
                socket.getOutputStream().write(1);
            }
            return heard;
        } catch (IOException e) {
            return new Ended("", e);
        }
    }

    private static Ended heard(MutualTls side, SSLSocket socket) {
        try {
            if (socket.getInputStream().read() != 1) {
                throw new IOException("it hung up");
            }
            return new Ended(side.peer(socket.getSession(), "there").name(), null);
        } catch (IOException | RuntimeException e) {
            return new Ended("", e);
        }
    }
}
