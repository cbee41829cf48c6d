package io.gather.transport.upload.ftp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says that it has stored what it throws away. */
final class LyingServer implements AutoCloseable {
    private final ServerSocket socket = listen();
    private final ServerSocket data = listen();
    private final long size;
    private final String told;
    private boolean stored;

    /** @param size what it says of the size afterwards; negative: it hangs up instead of saying that all came */
    private LyingServer(long size, String told) throws IOException {
        this.size = size;
        this.told = told;
    }

    /** @param told what it answers afterwards when it is asked for the size */
    static LyingServer telling(String told) throws IOException {
        return start(new LyingServer(0, told));
    }

    static LyingServer start(long size) throws IOException {
        return start(new LyingServer(size, "213 " + size));
    }

    private static LyingServer start(LyingServer server) {
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            say(client, "220 welcome");
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("STOR")) {
                    say(client, "150 go on");
                    try (Socket from = data.accept()) {
                        from.getInputStream().transferTo(OutputStream.nullOutputStream());
                    }
                    if (size < 0) {
                        return;
                    }
                    stored = true;
                    say(client, "226 thank you");
                } else {
                    say(client, answer(line.split(" ", 2)[0]));
                }
            }
        } catch (IOException expected) {
            // The test is over.
        }
    }

    private String answer(String command) {
        return switch (command) {
            case "USER" -> "331 and";
            case "PASS" -> "230 fine";
            case "EPSV" -> "229 here (|||" + data.getLocalPort() + "|)";
            case "SIZE" -> stored ? told : "550 none";
            case "RNFR" -> "550 no such file";
            case "FEAT" -> "502 no";
            default -> "250 fine";
        };
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        try (socket; data) {
            stored = false;
        }
    }
}
