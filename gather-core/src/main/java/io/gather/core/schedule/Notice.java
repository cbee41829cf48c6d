package io.gather.core.schedule;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who is told when gathers of a schedule begin to fail, and when they are well again.
 *
 * @param mailServer {@code host} or {@code host:port}, where mail is handed in
 * @param webhook may hold a secret; empty: none
 * @param webhookCa a file with certificates of the authorities that its server is trusted by; empty: those of the system
 */
public record Notice(List<String> mailTo, String mailFrom, String mailServer, String webhook, String webhookCa) {
    /** @param webhookCa null where an older gather wrote it down */
    public Notice(List<String> mailTo, String mailFrom, String mailServer, String webhook,
            @Nullable String webhookCa) {
        this.mailTo = List.copyOf(mailTo);
        this.mailFrom = mailFrom;
        this.mailServer = mailServer;
        this.webhook = webhook;
        this.webhookCa = webhookCa == null ? "" : webhookCa;
    }
}
