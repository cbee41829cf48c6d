package io.gather.transport.net.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A connection by SOCKS 5 (RFC 1928, with the user names of RFC 1929). The proxy resolves the name. */
final class SocksTunnel {
    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int BY_PASSWORD = 2;
    private static final int LONGEST = 255;

    private SocksTunnel() {}

    static void open(Socket socket, String host, int port, Proxied proxied)
            throws IOException {
        InputStream in = socket.getInputStream();
        boolean named = !proxied.proxy().user().isEmpty();
        socket.getOutputStream().write(
                named ? new byte[]{VERSION, 2, NO_LOGIN, BY_PASSWORD} : new byte[]{VERSION, 1, NO_LOGIN});
        byte[] choice = read(in, 2);
        if (choice[0] != VERSION) {
            throw new IOException("the proxy answers with something else than SOCKS 5");
        }
        if (choice[1] == BY_PASSWORD && named) {
            login(socket, proxied);
        } else if (choice[1] != NO_LOGIN) {
            throw proxied.refusal("the proxy wants " + (named ? "another way of logging in" : "a user and password"),
                    "name the proxy's user and password");
        }
        socket.getOutputStream().write(request(host, port));
        answer(in, host + " port " + port, proxied);
    }

    private static void login(Socket socket, Proxied proxied) throws IOException {
        byte[] user = proxied.proxy().user().getBytes(StandardCharsets.UTF_8);
        byte[] secret = Password.bytes(proxied.password());
        if (user.length > LONGEST || secret.length > LONGEST) {
            Arrays.fill(secret, (byte) 0);
            throw proxied.refusal("SOCKS knows no names and passwords of more than 255 bytes",
                    "use a shorter one");
        }
        byte[] all = ByteBuffer.allocate(3 + user.length + secret.length).put((byte) 1).put((byte) user.length)
                .put(user).put((byte) secret.length).put(secret).array();
        Arrays.fill(secret, (byte) 0);
        try {
            socket.getOutputStream().write(all);
        } finally {
            Arrays.fill(all, (byte) 0);
        }
        if (read(socket.getInputStream(), 2)[1] != 0) {
            throw proxied.refusal("the proxy wants another user or password",
                    "correct the proxy's user and password");
        }
    }

    private static byte[] request(String host, int port) throws IOException {
        byte[] name = host.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST) {
            throw new IOException("SOCKS knows no host names of more than 255 bytes: " + host);
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(new byte[]{VERSION, 1, 0, 3, (byte) name.length});
        request.writeBytes(name);
        request.write(port >> 8);
        request.write(port);
        return request.toByteArray();
    }

    private static void answer(InputStream in, String target, Proxied proxied) throws IOException {
        byte[] head = read(in, 4);
        String why = switch (head[1]) {
            case 0 -> "";
            case 2 -> throw proxied.refusal("the proxy does not connect to " + target,
                    "have the proxy allow it");
            case 3 -> "the network cannot be reached";
            case 4 -> "the host cannot be reached";
            case 5 -> "connection refused";
            case 6 -> "no answer in time";
            default -> "SOCKS failure " + (head[1] & 0xff);
        };
        if (!why.isEmpty()) {
            throw new IOException(
                    "the proxy " + proxied.proxy().host() + " could not connect to " + target + ": " + why);
        }
        int length = switch (head[3]) {
            case 1 -> 4;
            case 3 -> read(in, 1)[0] & 0xff;
            case 4 -> 16;
            default -> throw new IOException("the proxy answers with something else than SOCKS 5");
        };
        byte[] ignored = read(in, length + 2);
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the proxy hung up");
        }
        return bytes;
    }
}
