package io.gather.transport.upload.ftp;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import io.gather.core.error.GatherException;
import io.gather.transport.error.WayError;
import jdk.net.ExtendedSocketOptions;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.commons.net.io.CRLFLineReader;
import org.jspecify.annotations.Nullable;

/** The control connection: commands and replies. */
final class Control extends FTP {
    /** Seconds of silence after which the kernel asks the other side whether it is there. */
    private static final int ALIVE_AFTER = 60;
    private static final int ALIVE_EVERY = 15;
    private static final int ALIVE_QUESTIONS = 4;

    private final String host;
    private @Nullable Socket plain;

    Control(String host) {
        this.host = host;
        setControlEncoding(StandardCharsets.UTF_8);
    }

    /** @param tls where it begins with the first byte; null otherwise */
    Reply open(Socket socket, @Nullable Layer tls) throws IOException {
        plain = socket;
        keepAlive(socket);
        _socket_ = tls == null ? socket : tls.over(socket);
        _socket_.setSoTimeout(socket.getSoTimeout());
        try {
            _connectAction_();
        } catch (IOException e) {
            throw readable(e);
        }
        return reply();
    }

    /**
     * During a long transfer nothing passes here, and firewalls forget connections on which nothing does. The kernel's questions
     * pass, and the server's answers; a command in between would be answered by some servers only at the transfer's end, and by
     * others never.
     */
    private static void keepAlive(Socket socket) throws IOException {
        socket.setKeepAlive(true);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, ALIVE_AFTER);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, ALIVE_EVERY);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, ALIVE_QUESTIONS);
    }

    /** After {@code AUTH TLS}. What came before in plain text, and was not read yet, is forgotten: anybody may have sent it. */
    void secure(Layer tls) throws IOException {
        Socket below = Objects.requireNonNull(plain);
        _socket_ = tls.over(below);
        _socket_.setSoTimeout(below.getSoTimeout());
        _input_ = _socket_.getInputStream();
        _output_ = _socket_.getOutputStream();
        BufferedReader reader = new CRLFLineReader(new InputStreamReader(_input_, StandardCharsets.UTF_8));
        _controlInput_ = reader;
        _controlOutput_ = new BufferedWriter(new OutputStreamWriter(_output_, StandardCharsets.UTF_8));
    }

    InetAddress ours() {
        return Objects.requireNonNull(plain).getLocalAddress();
    }

    Reply ask(FTPCmd command) throws IOException {
        return ask(command.getCommand(), null);
    }

    Reply ask(FTPCmd command, String argument) throws IOException {
        return ask(command.getCommand(), argument);
    }

    Reply ask(String command, @Nullable String argument) throws IOException {
        if (argument != null && argument.chars().anyMatch(Character::isISOControl)) {
            throw new GatherException(WayError.FTP_CONTROL_CHARACTER, "a control character in what FTP is to be told",
                    host, "correct user, password and path of the upload");
        }
        try {
            sendCommand(command, argument);
        } catch (IOException e) {
            throw readable(e);
        }
        return reply();
    }

    /** As {@link #ask(String, String)}, for what takes its time. */
    Reply ask(String command, String argument, Duration time) throws IOException {
        int usual = wait(time);
        Reply reply = ask(command, argument);
        _socket_.setSoTimeout(usual);
        return reply;
    }

    /** The answer to a command that has had a first one. */
    Reply await(Duration time) throws IOException {
        int usual = wait(time);
        try {
            getReply();
        } catch (IOException e) {
            throw readable(e);
        }
        _socket_.setSoTimeout(usual);
        return reply();
    }

    /** @return how long it waited for replies so far, in milliseconds */
    private int wait(Duration time) throws IOException {
        int usual = _socket_.getSoTimeout();
        _socket_.setSoTimeout(Math.toIntExact(time.toMillis()));
        return usual;
    }

    private Reply reply() {
        return Reply.of(_replyCode, String.join("\n", _replyLines));
    }

    private IOException readable(IOException e) {
        return switch (e) {
            case FTPConnectionClosedException _ when _replyCode == 421 -> reply().failure("go on", host);
            case FTPConnectionClosedException _ -> new IOException("the server hung up", e);
            case MalformedServerReplyException _ -> new IOException("what answers there does not speak FTP", e);
            case SocketTimeoutException _ -> new IOException("the server did not answer in time", e);
            default -> e;
        };
    }
}
