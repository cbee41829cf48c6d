package io.gather.core.schedule;

import java.util.List;

/**
 * Who is told when gathers of a schedule begin to fail, and when they are well again.
 *
 * @param mailServer {@code host} or {@code host:port}, where mail is handed in
 * @param webhook may hold a secret; empty: none
 */
public record Notice(List<String> mailTo, String mailFrom, String mailServer, String webhook) {
    public Notice {
        mailTo = List.copyOf(mailTo);
    }
}
