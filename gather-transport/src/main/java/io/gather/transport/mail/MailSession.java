package io.gather.transport.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import io.gather.transport.net.tls.Tls;

/** One connection to a server: commands and replies. For one thread. */
final class MailSession implements AutoCloseable {
    private final MailServer server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** @param socket connected, with a timeout for reading */
    MailSession(MailServer server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** What came before in plain text, and was not read yet, is forgotten: anybody may have sent it. */
    void encrypt(Tls tls) throws IOException {
        try {
            SSLSocket secure = (SSLSocket) tls.context().getSocketFactory().createSocket(socket, server.host(),
                    server.where(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(Tls.PROTOCOLS.toArray(String[]::new));
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            socket = secure;
        } catch (IOException e) {
            throw tls.reason(e, server.shown()).<IOException>map(reason -> {
                throw reason;
            }).orElseGet(() -> readable(e));
        }
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    MailReply read() throws IOException {
        try {
            return MailReply.read(in);
        } catch (IOException e) {
            throw readable(e);
        }
    }

    MailReply ask(String command) throws IOException {
        if (command.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a control character in a command");
        }
        return ask((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    MailReply ask(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw readable(e);
        }
        return read();
    }

    MailReply greet() throws IOException {
        InetAddress ours = socket.getLocalAddress();
        MailReply reply = ask("EHLO [" + (ours instanceof Inet6Address ? "IPv6:" : "")
                + ours.getHostAddress().replaceFirst("%.*", "") + "]");
        return expect(reply, "greet us");
    }

    /**
     * @param doing what was to be done, such as "take the mail"
     * @throws IOException when it may work later
     * @throws GatherException when somebody has to change something before
     */
    MailReply expect(MailReply reply, String doing) throws IOException {
        if (reply.isGood()) {
            return reply;
        }
        String what = "the server does not " + doing + ": " + reply.text();
        if (reply.code() / 100 == 4) {
            throw new IOException(server.shown() + ": " + what);
        }
        throw server.subject().error(NetError.MAIL_REFUSED, what, server.shown(),
                "correct sender and recipients, or have the mail server let us send");
    }

    private IOException readable(IOException e) {
        return new IOException(server.shown() + ": " + (e instanceof SocketTimeoutException
                ? "the server did not answer in time"
                : String.valueOf(e.getMessage())), e);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
