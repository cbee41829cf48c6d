package io.gather.transport.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;

/**
 * Who we are to the server.
 *
 * @param password asked for with each login; the array is wiped
 */
record MailLogin(MailServer server, Supplier<Optional<char[]>> password) {
    void log(MailSession session, MailReply offers) throws IOException {
        List<String> ways = offers.offers("AUTH").orElse(List.of());
        char[] secret = password.get().orElseThrow(
                () -> refused("there is a user for mail, and no password", "give the password, or no user"));
        byte[] user = server.user().getBytes(StandardCharsets.UTF_8);
        byte[] room = new byte[3 * secret.length];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        CoderResult ignored = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(secret), encoded, true);
        byte[] bytes = Arrays.copyOf(room, encoded.position());
        byte[] both = new byte[2 + user.length + bytes.length];
        System.arraycopy(user, 0, both, 1, user.length);
        System.arraycopy(bytes, 0, both, 2 + user.length, bytes.length);
        try {
            MailReply reply;
            if (ways.contains("PLAIN")) {
                reply = session.ask(line("AUTH PLAIN ", both));
            } else if (ways.contains("LOGIN")) {
                reply = session.ask("AUTH LOGIN");
                reply = reply.code() == 334 ? session.ask(line("", user)) : reply;
                reply = reply.code() == 334 ? session.ask(line("", bytes)) : reply;
            } else {
                throw refused("the server takes no login that we know: PLAIN or LOGIN",
                        "have one of them allowed there, or give no user");
            }
            if (reply.code() / 100 == 4) {
                throw new IOException(server.shown() + ": the server does not let us log in now: " + reply.text());
            }
            if (!reply.isGood()) {
                throw refused("the server does not accept user and password: " + reply.text(),
                        "correct user and password");
            }
        } finally {
            Arrays.fill(secret, '\0');
            Arrays.fill(room, (byte) 0);
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(both, (byte) 0);
        }
    }

    private static byte[] line(String command, byte[] secret) {
        return (command + Base64.getEncoder().encodeToString(secret) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private GatherException refused(String what, String remedy) {
        return server.subject().error(NetError.MAIL_LOGIN, what, server.shown(), remedy);
    }
}
