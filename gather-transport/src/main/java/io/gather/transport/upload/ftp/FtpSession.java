package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import io.gather.core.error.Action;
import io.gather.core.error.Remedy;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.FtpSettings;
import io.gather.transport.error.WayError;
import io.gather.transport.net.proxy.Dialer;
import io.gather.transport.net.tls.Tls;
import org.apache.commons.net.ftp.FTPCmd;
import org.jspecify.annotations.Nullable;

/** A connection that is logged in and transfers bytes as they are. */
final class FtpSession implements AutoCloseable {
    /** Servers expect an address there, and do nothing with it. */
    private static final String ANONYMOUS_PASSWORD = "gather@example.com";
    private static final int USUAL_PORT = 21;
    private static final int IMPLICIT_PORT = 990;

    private final FtpSettings settings;
    private final Secrets secrets;
    private final Control control;
    private final Dialer dialer;
    private final Lifeline lifeline;
    private final @Nullable Layer tls;
    private Features features = new Features(Set.of());

    private FtpSession(FtpSettings settings, Secrets secrets, Lifeline lifeline, Dialer dialer,
            @Nullable Tls tls) {
        this.settings = settings;
        this.secrets = secrets;
        this.control = new Control(settings.host());
        this.dialer = dialer;
        this.lifeline = lifeline;
        this.tls = tls == null ? null : new Layer(tls.context(), settings.host(), port(settings));
    }

    /** @param tls null for plain text */
    static FtpSession open(FtpSettings settings, Secrets secrets, Lifeline lifeline, Duration patience,
            @Nullable Tls tls) throws IOException {
        if (settings.proxy().isSet() && settings.mode() == FtpSettings.Mode.ACTIVE) {
            throw Reply.hopeless(WayError.FTP_ACTIVE_PROXY, "a server cannot open connections to us through a proxy",
                    settings.host(), "set upload.ftp.mode to passive");
        }
        Dialer dialer = new Dialer(settings.proxy(), () -> secrets.find(FtpWay.PROXY_PASSWORD), patience,
                FtpUploader.SUBJECT);
        FtpSession session = new FtpSession(settings, secrets, lifeline, dialer, tls);
        try {
            session.connect();
            session.login();
            session.prepare();
            return session;
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    static int port(FtpSettings settings) {
        if (settings.port() != 0) {
            return settings.port();
        }
        return settings.implicit() && !settings.insecure() ? IMPLICIT_PORT : USUAL_PORT;
    }

    private void connect() throws IOException {
        Socket socket = new PeerSocket(port(settings));
        lifeline.hold(socket);
        dialer.dial(socket, settings.host(), port(settings));
        Layer layer = tls;
        Reply greeting = control.open(socket, settings.implicit() ? layer : null);
        if (!greeting.done()) {
            throw new IOException("the server does not take us at present: " + greeting.text());
        }
        if (layer != null && !settings.implicit()) {
            Reply reply = control.ask("AUTH", "TLS");
            if (!reply.done()) {
                throw Reply.hopeless(WayError.FTP_NO_TLS, "the server offers no TLS: " + reply.text(), settings.host(),
                        "use a server that does, or, where everybody on the way may read all of it, upload.ftp.insecure");
            }
            control.secure(layer);
        }
    }

    private void login() throws IOException {
        Reply reply = user();
        if (reply.code() == 331) {
            reply = control.ask(FTPCmd.PASS, password());
        }
        if (!reply.done()) {
            if (reply.code() / 100 == 4) {
                throw reply.failure("let us in", settings.host());
            }
            throw Reply.hopeless(WayError.FTP_LOGIN,
                    "the server does not let " + settings.user() + " in: " + reply.text(),
                    settings.host(),
                    "correct upload.ftp.user and its password; it was tried once, so that the account is "
                            + "not locked");
        }
    }

    /** With TLS 1.3 a server looks at our certificate when we are done already, and its alert may be lost in the hang-up. */
    private Reply user() throws IOException {
        try {
            return control.ask(FTPCmd.USER, settings.user());
        } catch (IOException e) {
            throw tls == null
                    ? e
                    : new IOException("the server hung up after the TLS handshake; it may want a client certificate: "
                            + e.getMessage(), e);
        }
    }

    private String password() {
        Optional<char[]> secret = secrets.find(FtpWay.PASSWORD);
        if (secret.isEmpty() && settings.user().equals("anonymous")) {
            return ANONYMOUS_PASSWORD;
        }
        char[] password = secret.orElseThrow(() -> Reply.hopeless(WayError.FTP_LOGIN,
                "the server asks for the password of " + settings.user() + ", and none is known", settings.host(),
                Remedy.of("tell it: {}", Action.SAVE_FTP_PASSWORD.on())));
        try {
            return new String(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void prepare() throws IOException {
        if (tls != null) {
            require(control.ask("PBSZ", "0"));
            require(control.ask("PROT", "P"));
        }
        features = Features.ask(control);
        if (features.has("UTF8")) {
            Reply ignored = control.ask("OPTS", "UTF8 ON");
        }
        Reply binary = control.ask(FTPCmd.TYPE, "I");
        if (!binary.done()) {
            throw binary.failure("transfer bytes as they are", settings.host());
        }
    }

    private void require(Reply reply) {
        if (!reply.done()) {
            throw Reply.hopeless(WayError.FTP_NO_TLS, "the server does not protect data connections: " + reply.text(),
                    settings.host(), "have TLS for data connections switched on there");
        }
    }

    Control control() {
        return control;
    }

    Features features() {
        return features;
    }

    DataConnection agree() throws IOException {
        return new DataConnections(control, settings.host(), port(settings), settings.mode(), dialer, lifeline, tls)
                .agree();
    }

    /** Goes to a directory; makes what is missing of it where that is allowed. */
    void enter(String directory) throws IOException {
        if (directory.isEmpty() || control.ask(FTPCmd.CWD, directory).done()) {
            return;
        }
        if (directory.startsWith("/")) {
            Reply ignored = control.ask(FTPCmd.CWD, "/");
        }
        for (String part : directory.split("/")) {
            if (!part.isEmpty() && !control.ask(FTPCmd.CWD, part).done()) {
                Reply made = control.ask(FTPCmd.MKD, part);
                Reply entered = control.ask(FTPCmd.CWD, part);
                if (!entered.done()) {
                    Reply reason = made.done() ? entered : made;
                    throw reason.failure("go to " + directory + " or make it", settings.host());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (control.isConnected()) {
            control.disconnect();
        }
    }
}
