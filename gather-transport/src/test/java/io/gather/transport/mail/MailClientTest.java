package io.gather.transport.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.upload.SmtpServer;
import io.gather.transport.mail.MailServer.Security;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailClientTest {
    private static final String PASSWORD = "pä55 of mail";

    @TempDir
    private Path folder;
    private Certificates certificates;
    private Pair pair;

    @BeforeEach
    void certify() throws Exception {
        certificates = Certificates.in(Files.createDirectory(folder.resolve("certificates")));
        pair = certificates.server("127.0.0.1");
    }

    private SmtpServer server(String security, String password) throws Exception {
        return SmtpServer.start(Files.createDirectory(folder.resolve("mail")), security, pair, password);
    }

    private MailClient client(SmtpServer server, Security security, String user, String password, Path authority) {
        return new MailClient(new MailServer(new Subject("incident.mail", Category.REFUSED), "127.0.0.1", server.port(),
                security, user, new TlsSettings(authority.toString(), "", ""), ProxySettings.none()),
                new MailClient.Passwords(() -> Optional.of(password.toCharArray()), Optional::empty, Optional::empty),
                Duration.ofSeconds(5));
    }

    private MailClient client(SmtpServer server, Security security, String user) {
        return client(server, security, user, PASSWORD, certificates.authority());
    }

    private static Mail mail(String... to) {
        return new Mail("42", "gather@example.com", List.of(to), "a disk\r\nBcc: all@example.com is weird",
                ".\r\nfirst\n.\nlast äöü", Instant.parse("2026-11-22T10:00:00Z"));
    }

    private static String text(String mail) {
        return new String(Base64.getMimeDecoder().decode(mail.substring(mail.indexOf("\r\n\r\n") + 4)),
                StandardCharsets.UTF_8);
    }

    @Test
    void sendsByStartTlsWithALogin() throws Exception {
        try (SmtpServer server = server("starttls", PASSWORD)) {
            assertThat(client(server, Security.STARTTLS, SmtpServer.USER).send(mail("a@example.com", "b@example.com")))
                    .isEmpty();

            assertThat(server.mails()).singleElement().asString().contains(
                    "X-Seen: from=gather@example.com to=a@example.com,b@example.com tls=True login=True",
                    "Subject: a disk Bcc: all@example.com is weird\r\n", "Message-ID: <42@example.com>",
                    "Date: Sun, 22 Nov 2026 10:00:00 GMT").doesNotContain("\nBcc:");
            assertThat(text(server.mails().getFirst())).isEqualTo(".\r\nfirst\n.\nlast äöü");
        }
    }

    @Test
    void sendsByTlsFromTheFirstByte() throws Exception {
        try (SmtpServer server = server("tls", PASSWORD)) {
            assertThat(client(server, Security.TLS, SmtpServer.USER).send(mail("a@example.com"))).isEmpty();

            assertThat(server.mails()).singleElement().asString().contains("tls=True login=True");
        }
    }

    @Test
    void tellsAWrongPasswordAndAStrangeCertificate() throws Exception {
        Path stranger = Certificates.in(Files.createDirectory(folder.resolve("strange"))).authority();
        try (SmtpServer server = server("starttls", PASSWORD)) {
            assertThatThrownBy(
                    () -> client(server, Security.STARTTLS, SmtpServer.USER, "wrong", certificates.authority())
                            .send(mail("a@example.com")))
                    .isInstanceOf(GatherException.class)
                    .hasMessageContaining("does not accept user and password: 535").hasMessageNotContaining("wrong");
            assertThatThrownBy(() -> client(server, Security.STARTTLS, SmtpServer.USER, PASSWORD, stranger)
                    .send(mail("a@example.com"))).isInstanceOf(GatherException.class)
                    .extracting(it -> ((GatherException) it).code()).isEqualTo("GATHER-6114");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void sendsNothingUnencryptedUnlessThatWasAskedFor() throws Exception {
        try (SmtpServer server = server("none", "")) {
            assertThatThrownBy(() -> client(server, Security.STARTTLS, "").send(mail("a@example.com")))
                    .isInstanceOf(GatherException.class).hasMessageContaining("does not offer encryption");
            assertThatThrownBy(() -> client(server, Security.NONE, SmtpServer.USER).send(mail("a@example.com")))
                    .isInstanceOf(GatherException.class).hasMessageContaining("a password is not sent without");
            assertThat(server.mails()).isEmpty();

            assertThat(client(server, Security.NONE, "").send(mail("a@example.com"))).isEmpty();
            assertThat(server.mails()).singleElement().asString().contains("tls=False login=False");
        }
    }

    @Test
    void tellsWhomTheServerDoesNotBringItTo() throws Exception {
        try (SmtpServer server = server("none", "")) {
            MailClient client = client(server, Security.NONE, "");
            assertThat(client.send(mail("a@example.com", "nobody@example.com"))).singleElement().asString()
                    .isEqualTo("nobody@example.com: 550 5.1.1 no such mailbox");
            assertThatThrownBy(() -> client.send(mail("nobody@example.com"))).isInstanceOf(GatherException.class)
                    .hasMessageContaining("bring mail to nobody@example.com: 550");
            assertThatThrownBy(() -> client.send(mail("later@example.com"))).isInstanceOf(IOException.class)
                    .hasMessageContaining("451");
            assertThat(server.mails()).hasSize(1);
        }
    }
}
