package io.gather.transport.mail;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import io.gather.transport.net.proxy.Dialer;
import io.gather.transport.net.tls.Tls;

/**
 * Hands mail in at a server, each over a connection of its own.
 *
 * @param passwords asked for with each mail; the arrays are wiped
 * @param patience for each single wait; a virtual thread that is interrupted waits no longer
 */
public record MailClient(MailServer server, Passwords passwords, Duration patience) {
    /** What must stay secret. */
    public record Passwords(Supplier<Optional<char[]>> user, Supplier<Optional<char[]>> key,
            Supplier<Optional<char[]>> proxy) {}

    /**
     * @return those to whom the server does not bring it, with its reasons; others have it
     * @throws IOException when it may work later
     * @throws GatherException when somebody has to change something before
     */
    public List<String> send(Mail mail) throws IOException {
        boolean encrypted = server.security() != MailServer.Security.NONE;
        if (!encrypted && !server.user().isEmpty()) {
            throw server.subject().error(NetError.MAIL_LOGIN, "a password is not sent without encryption",
                    server.subject().setting("user"), "let the connection be encrypted, or give no user");
        }
        Tls tls = encrypted ? Tls.of(server.tls(), passwords.key(), server.subject()) : null;
        Socket socket = new Socket();
        new Dialer(server.proxy(), passwords.proxy(), patience, server.subject()).dial(socket, server.host(),
                server.where());
        try (socket; MailSession session = new MailSession(server, socket)) {
            if (tls != null && server.security() == MailServer.Security.TLS) {
                session.encrypt(tls);
            }
            session.expect(session.read(), "greet us");
            MailReply offers = session.greet();
            if (tls != null && server.security() == MailServer.Security.STARTTLS) {
                offers = upgraded(session, offers, tls);
            }
            if (!server.user().isEmpty()) {
                new MailLogin(server, passwords.user()).log(session, offers);
            }
            List<String> refused = hand(session, mail);
            leave(session);
            return refused;
        }
    }

    private MailReply upgraded(MailSession session, MailReply offers, Tls tls) throws IOException {
        if (offers.offers("STARTTLS").isEmpty()) {
            throw server.subject().error(NetError.MAIL_NO_TLS, "the server does not offer encryption (STARTTLS)",
                    server.shown(), "have it set up there, or correct host, port and security");
        }
        session.expect(session.ask("STARTTLS"), "begin encryption");
        session.encrypt(tls);
        return session.greet();
    }

    private static List<String> hand(MailSession session, Mail mail) throws IOException {
        session.expect(session.ask("MAIL FROM:<" + mail.from() + ">"), "take mail of " + mail.from());
        List<String> refused = new ArrayList<>();
        MailReply last = null;
        for (String to : mail.to()) {
            MailReply reply = session.ask("RCPT TO:<" + to + ">");
            if (!reply.isGood()) {
                refused.add(to + ": " + reply.text());
                last = reply;
            }
        }
        if (last != null && refused.size() == mail.to().size()) {
            session.expect(last, "bring mail to " + String.join(", ", mail.to()));
        }
        MailReply go = session.ask("DATA");
        if (go.code() != 354) {
            session.expect(go, "take the mail");
        }
        session.expect(session.ask((mail.written() + ".\r\n").getBytes(StandardCharsets.US_ASCII)), "take the mail");
        return refused;
    }

    private static void leave(MailSession session) {
        try {
            MailReply ignored = session.ask("QUIT");
        } catch (IOException expected) {
            // The server has the mail.
        }
    }
}
