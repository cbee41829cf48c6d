package io.gather.transport.mail;

import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.transport.net.Subject;

/**
 * Where mail is handed in.
 *
 * @param subject the settings that say so
 * @param port 0: the usual one
 * @param user empty: nobody logs in
 */
public record MailServer(Subject subject, String host, int port, Security security, String user, TlsSettings tls,
        ProxySettings proxy) {
    /** When the connection is encrypted. */
    public enum Security {
        /** Before anything is told, on the server's offer; without one nothing is sent. */
        STARTTLS(587),
        /** From the first byte. */
        TLS(465),
        /** Never; then there is no login either. */
        NONE(25);

        private final int usual;

        Security(int usual) {
            this.usual = usual;
        }
    }

    int where() {
        return port == 0 ? security.usual : port;
    }

    /** For people. */
    String shown() {
        return host + " port " + where();
    }
}
