package io.gather.cli.schedule;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.Category;
import io.gather.core.schedule.ConditionChange;
import io.gather.core.schedule.Notice;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.transport.mail.Mail;
import io.gather.transport.mail.MailClient;
import io.gather.transport.mail.MailServer;
import io.gather.transport.net.Subject;
import io.gather.transport.webhook.WebhookClient;
import io.gather.transport.webhook.WebhookServer;

/** Tells somebody who is not at this machine. */
sealed interface NewsSender {
    Duration PATIENCE = Duration.ofSeconds(20);
    Subject SUBJECT = new Subject("gather schedule", Category.REFUSED, Map.of());

    static List<NewsSender> of(Notice notice) {
        List<NewsSender> all = new ArrayList<>();
        if (!notice.mailTo().isEmpty()) {
            all.add(new ByMail(notice));
        }
        if (!notice.webhook().isEmpty()) {
            all.add(new ByWebhook(notice.webhook(), notice.webhookCa()));
        }
        return all;
    }

    /** For people. */
    String name();

    /** Bounded by {@link #PATIENCE} in each wait. */
    void send(ConditionChange news) throws IOException, InterruptedException;

    /** Nobody logs in: this machine's own server takes it as it comes, others encrypted only. */
    record ByMail(Notice notice) implements NewsSender {
        @Override
        public String name() {
            return "mail to " + String.join(", ", notice.mailTo());
        }

        @Override
        public void send(ConditionChange news) throws IOException {
            int colon = notice.mailServer().lastIndexOf(':');
            String host = colon < 0 ? notice.mailServer() : notice.mailServer().substring(0, colon);
            int port = colon < 0 ? 0 : Integer.parseInt(notice.mailServer().substring(colon + 1));
            boolean here = host.equals("localhost") || host.equals("127.0.0.1");
            MailServer server = new MailServer(SUBJECT, host, port,
                    here ? MailServer.Security.NONE : MailServer.Security.STARTTLS, "", TlsSettings.builtIn(),
                    ProxySettings.none());
            Mail mail = new Mail(news.id(), notice.mailFrom(), notice.mailTo(), news.subject(), news.text(),
                    Instant.now());
            List<String> refused = new MailClient(server,
                    new MailClient.Passwords(Optional::empty, Optional::empty, Optional::empty), PATIENCE).send(mail);
            if (!refused.isEmpty()) {
                throw new IOException(String.join("; ", refused));
            }
        }
    }

    record ByWebhook(String url, String authorities) implements NewsSender {
        @Override
        public String name() {
            return "webhook";
        }

        @Override
        public void send(ConditionChange news) throws IOException, InterruptedException {
            WebhookServer server = new WebhookServer(SUBJECT, url, false,
                    new TlsSettings(authorities, "", ""), ProxySettings.none());
            new WebhookClient(server, new WebhookClient.Passwords(Optional::empty, Optional::empty, Optional::empty,
                    Optional::empty), PATIENCE).post(news.json());
        }
    }
}
