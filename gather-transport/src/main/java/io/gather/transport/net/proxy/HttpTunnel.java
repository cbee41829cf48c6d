package io.gather.transport.net.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tunnel by {@code CONNECT}. */
final class HttpTunnel {
    private static final int LONGEST_HEAD = 16 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: ([^\r\n]*))?");

    private HttpTunnel() {}

    static void open(Socket socket, String host, int port, Proxied proxied)
            throws IOException {
        String target = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        byte[] request = request(target, proxied);
        try {
            socket.getOutputStream().write(request);
        } finally {
            Arrays.fill(request, (byte) 0);
        }
        check(head(socket.getInputStream()), target, proxied);
    }

    private static byte[] request(String target, Proxied proxied) {
        byte[] start = ("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] credentials = proxied.proxy().user().isEmpty() ? new byte[0] : credentials(proxied);
        byte[] end = "\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = ByteBuffer.allocate(start.length + credentials.length + end.length).put(start).put(credentials)
                .put(end).array();
        Arrays.fill(credentials, (byte) 0);
        return all;
    }

    private static byte[] credentials(Proxied proxied) {
        byte[] secret = Password.bytes(proxied.password());
        byte[] name = (proxied.proxy().user() + ":").getBytes(StandardCharsets.UTF_8);
        byte[] pair = ByteBuffer.allocate(name.length + secret.length).put(name).put(secret).array();
        Arrays.fill(secret, (byte) 0);
        byte[] code = Base64.getEncoder().encode(pair);
        Arrays.fill(pair, (byte) 0);
        byte[] header = "Proxy-Authorization: Basic ".getBytes(StandardCharsets.US_ASCII);
        byte[] line = ByteBuffer.allocate(header.length + code.length + 2).put(header).put(code).put((byte) '\r')
                .put((byte) '\n').array();
        Arrays.fill(code, (byte) 0);
        return line;
    }

    /** Byte by byte: what follows the empty line is the server's already. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new IOException("the proxy answers with something else than HTTP");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void check(String head, String target, Proxied proxied) throws IOException {
        Matcher status = STATUS.matcher(head);
        if (!status.lookingAt()) {
            throw new IOException("the proxy answers with something else than HTTP");
        }
        int code = Integer.parseInt(status.group(1));
        String words = code + (status.group(2) == null ? "" : " " + status.group(2).replaceAll("\\p{Cntrl}", ""));
        if (code == 407) {
            throw proxied.refusal("the proxy wants another user or password: " + words,
                    "correct the proxy's user and password");
        }
        if (code == 403 || code == 405) {
            throw proxied.refusal("the proxy does not connect to " + target + ": " + words,
                    "have the proxy allow CONNECT to that port, or use a SOCKS proxy");
        }
        if (code / 100 != 2) {
            throw new IOException(
                    "the proxy " + proxied.proxy().host() + " could not connect to " + target + ": " + words);
        }
    }
}
