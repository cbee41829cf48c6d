package io.gather.transport.foolscap.listen;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;

/** A connection that somebody has opened. */
final class Visitor {
    private static final int NETWORK_BYTES = 8;

    private final Socket socket;
    private final String origin;

    Visitor(Socket socket) {
        this.socket = socket;
        this.origin = origin(socket.getInetAddress());
    }

    /** Whoever has one address of IPv6 mostly has the 2^64 beside it. */
    static String origin(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }

    Socket socket() {
        return socket;
    }

    InetAddress address() {
        return socket.getInetAddress();
    }

    /** What limits count by. */
    String origin() {
        return origin;
    }

    void sendAway() {
        try {
            socket.close();
        } catch (IOException expected) {
            // It is closed all the same.
        }
    }
}
