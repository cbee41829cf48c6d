package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.settings.FtpSettings.Mode;
import io.gather.transport.net.proxy.Dialer;
import org.apache.commons.net.ftp.FTPCmd;
import org.jspecify.annotations.Nullable;

/** Agrees with the server on how data connections come about. */
final class DataConnections {
    private static final Pattern EXTENDED = Pattern.compile("\\((.)\\1\\1(\\d{1,5})\\1\\)");
    private static final Pattern PORT = Pattern.compile("\\d+,\\d+,\\d+,\\d+,(\\d{1,3}),(\\d{1,3})");

    private final Control control;
    private final String host;
    private final int controlPort;
    private final Mode mode;
    private final Dialer dialer;
    private final Lifeline lifeline;
    private final @Nullable Layer tls;

    DataConnections(Control control, String host, int controlPort, Mode mode, Dialer dialer, Lifeline lifeline,
            @Nullable Layer tls) {
        this.control = control;
        this.host = host;
        this.controlPort = controlPort;
        this.mode = mode;
        this.dialer = dialer;
        this.lifeline = lifeline;
        this.tls = tls;
    }

    DataConnection agree() throws IOException {
        if (mode == Mode.ACTIVE) {
            return active();
        }
        try {
            return passive();
        } catch (IOException e) {
            if (mode == Mode.PASSIVE || dialer.isIndirect() || !control.isConnected()) {
                throw e;
            }
            try {
                return active();
            } catch (IOException worse) {
                e.addSuppressed(worse);
                throw e;
            }
        }
    }

    /** To the host of the control connection whatever address the server tells: behind a NAT it often knows only its inner one. */
    private DataConnection passive() throws IOException {
        int port = passivePort();
        PeerSocket socket = new PeerSocket(controlPort);
        lifeline.hold(socket);
        dialer.dial(socket, host, port);
        return DataConnection.passive(socket, tls, lifeline);
    }

    private int passivePort() throws IOException {
        Reply extended = control.ask(FTPCmd.EPSV);
        Matcher port = EXTENDED.matcher(extended.text());
        if (extended.code() == 229 && port.find()) {
            return checked(Integer.parseInt(port.group(2)), extended);
        }
        Reply reply = control.ask(FTPCmd.PASV);
        Matcher numbers = PORT.matcher(reply.text());
        if (reply.code() == 227 && numbers.find()) {
            return checked(Integer.parseInt(numbers.group(1)) << 8 | Integer.parseInt(numbers.group(2)), reply);
        }
        throw new IOException("the server knows no passive mode: " + reply.text());
    }

    private static int checked(int port, Reply reply) throws IOException {
        if (port < 1 || port > 0xffff) {
            throw new IOException("the server names no port: " + reply.text());
        }
        return port;
    }

    private DataConnection active() throws IOException {
        InetAddress ours = control.ours();
        PeerSocket.Listening listening = new PeerSocket.Listening(ours, controlPort);
        try {
            Reply reply = ours instanceof Inet6Address
                    ? control.ask(FTPCmd.EPRT, "|2|" + ours.getHostAddress().replaceFirst("%.*", "") + "|"
                            + listening.getLocalPort() + "|")
                    : control.ask(FTPCmd.PORT, ours.getHostAddress().replace('.', ',') + ","
                            + (listening.getLocalPort() >> 8) + "," + (listening.getLocalPort() & 0xff));
            if (!reply.done()) {
                throw new IOException("the server does not open data connections: " + reply.text());
            }
            return DataConnection.active(listening, tls, lifeline);
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
    }
}
