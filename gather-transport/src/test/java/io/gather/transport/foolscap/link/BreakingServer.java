package io.gather.transport.foolscap.link;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Takes one connection, over which nothing can be sent any more once something is so. */
final class BreakingServer extends ServerSocket {
    final CompletableFuture<IOException> failure = new CompletableFuture<>();
    private final BooleanSupplier broken;

    BreakingServer(BooleanSupplier broken) throws IOException {
        super(0, 1, InetAddress.getLoopbackAddress());
        this.broken = broken;
    }

    Socket dial() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), getLocalPort());
    }

    void take(TubEndpoint endpoint) {
        try {
            endpoint.accept(accept()).close();
            failure.complete(new IOException("nothing failed"));
        } catch (IOException e) {
            failure.complete(e);
        }
    }

    @Override
    public Socket accept() throws IOException {
        Socket socket = new BreakingSocket();
        implAccept(socket);
        return socket;
    }

    private final class BreakingSocket extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    if (broken.getAsBoolean()) {
                        throw new IOException("the line broke");
                    }
                    out.write(bytes, from, length);
                }
            };
        }
    }
}
