package io.gather.transport.net.proxy;

import io.gather.transport.error.NetError;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;

/** A tunnel by {@code CONNECT}. */
final class HttpTunnel {
    private static final int LONGEST_HEAD = 16 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: ([^\r\n]*))?");

    private HttpTunnel() {}

    static void open(Socket socket, String host, int port, ProxySettings proxy, Supplier<Optional<char[]>> password)
            throws IOException {
        String target = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        byte[] request = request(target, proxy, password);
        try {
            socket.getOutputStream().write(request);
        } finally {
            Arrays.fill(request, (byte) 0);
        }
        check(head(socket.getInputStream()), target, proxy.host());
    }

    private static byte[] request(String target, ProxySettings proxy, Supplier<Optional<char[]>> password) {
        byte[] start = ("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] credentials = proxy.user().isEmpty() ? new byte[0] : credentials(proxy.user(), password);
        byte[] end = "\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = ByteBuffer.allocate(start.length + credentials.length + end.length).put(start).put(credentials)
                .put(end).array();
        Arrays.fill(credentials, (byte) 0);
        return all;
    }

    private static byte[] credentials(String user, Supplier<Optional<char[]>> password) {
        byte[] secret = Password.bytes(password);
        byte[] name = (user + ":").getBytes(StandardCharsets.UTF_8);
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

    private static void check(String head, String target, String proxy) throws IOException {
        Matcher status = STATUS.matcher(head);
        if (!status.lookingAt()) {
            throw new IOException("the proxy answers with something else than HTTP");
        }
        int code = Integer.parseInt(status.group(1));
        String words = code + (status.group(2) == null ? "" : " " + status.group(2).replaceAll("\\p{Cntrl}", ""));
        if (code == 407) {
            throw refusal("the proxy wants another user or password: " + words, proxy,
                    "correct the proxy's user and password");
        }
        if (code == 403 || code == 405) {
            throw refusal("the proxy does not connect to " + target + ": " + words, proxy,
                    "have the proxy allow CONNECT to that port, or use a SOCKS proxy");
        }
        if (code / 100 != 2) {
            throw new IOException("the proxy " + proxy + " could not connect to " + target + ": " + words);
        }
    }

    static GatherException refusal(String what, String proxy, String remedy) {
        return new GatherException(NetError.PROXY_REFUSES, what, proxy, remedy);
    }
}
