package io.gather.transport.net.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Sockets of one client, which remember since when a write waits for the other side. OkHttp has a limit for that too, but sets a timer
 * for every 8 KiB, which costs more than sending them.
 */
final class WatchedSockets extends SocketFactory {
    /** {@link System#nanoTime} when the write that goes on began; 0: none does. */
    private volatile long since;

    /** Whether what is written has been waiting for longer than that. */
    boolean stuck(Duration bound) {
        long began = since;
        return began != 0 && System.nanoTime() - began > bound.toNanos();
    }

    @Override
    public Socket createSocket() {
        return new Watched();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from)
            throws IOException {
        Socket socket = new Watched();
        if (from != null) {
            socket.bind(from);
        }
        socket.connect(to);
        return socket;
    }

    private final class Watched extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    since = System.nanoTime() | 1;
                    try {
                        out.write(bytes, from, length);
                    } finally {
                        since = 0;
                    }
                }
            };
        }
    }
}
