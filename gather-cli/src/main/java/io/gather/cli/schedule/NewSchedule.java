package io.gather.cli.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.SecretArguments;
import io.gather.core.error.GatherException;
import io.gather.core.schedule.Cadence;
import io.gather.core.schedule.GatherSchedule;
import io.gather.core.schedule.Notice;
import io.gather.core.settings.Forms;
import io.gather.transport.mail.Mail;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it was typed.
 *
 * @param notice with the file of a webhook's address in place of the address
 */
record NewSchedule(String name, @Nullable String every, @Nullable String cron, Duration jitter, List<String> words,
        Notice notice, boolean replace) {
    private static final Duration MOST_JITTER = Duration.ofHours(12);
    /** Options that say what kind of gather it is. */
    private static final Set<String> KINDS = Set.of("--gather-mode", "--full", "--incremental", "--no-incremental",
            "--gather-begin", "--since", "--gather-past", "--last", "--until");
    private static final Pattern MAIL_SERVER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?");

    GatherSchedule checked(String folder, String sender, Instant now) {
        if (!SecretArguments.masked(words).equals(words)) {
            throw wrong("a password does not belong in a schedule, which keeps its options", "",
                    "save it: gather settings modify --set-ftp-upload-pass; docs/sending.md shows all ways", null);
        }
        if (words.contains("--detach")) {
            throw wrong("a schedule's gathers have no terminal anyway", "--detach", "leave it out", null);
        }
        if (jitter.isNegative() || jitter.compareTo(MOST_JITTER) > 0) {
            throw wrong("a gather may begin up to 12 h later, not more", "--jitter", "write it like --jitter 10m",
                    null);
        }
        for (String address : notice.mailTo()) {
            if (!Mail.isAddress(address)) {
                throw wrong("'" + address + "' is no address for mail", "--mail-to", "write it like admin@example.com",
                        null);
            }
        }
        if (!MAIL_SERVER.matcher(notice.mailServer()).matches()) {
            throw wrong("'" + notice.mailServer() + "' is no mail server", "--mail-server",
                    "write it like mail.example.com or localhost:2525", null);
        }
        String from = notice.mailFrom().isEmpty() ? sender : notice.mailFrom();
        try {
            Cadence cadence = every != null ? Cadence.every(every) : Cadence.cron(String.valueOf(cron));
            return new GatherSchedule(name, cadence, jitter, folder, ofKind(),
                    new Notice(notice.mailTo(), from, notice.mailServer(), webhook(), webhookCa()), now);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), every != null ? "--every" : "--cron or --name",
                    "docs/schedules.md shows what can be said", e);
        }
    }

    /** Where nothing else is said each gather builds on those before it; the first has everything. */
    private List<String> ofKind() {
        boolean told = words.stream().map(word -> word.split("=", 2)[0]).anyMatch(KINDS::contains);
        return told ? words : Stream.concat(Stream.of("--incremental"), words.stream()).toList();
    }

    private String webhookCa() {
        try {
            return Forms.CERTIFICATES.read(notice.webhookCa());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), "--webhook-ca", "name a file with certificates in PEM", e);
        }
    }

    private String webhook() {
        if (notice.webhook().isEmpty()) {
            return "";
        }
        try {
            String address = Files.readString(Path.of(notice.webhook())).strip();
            if (!address.startsWith("https://") || address.contains("\n")) {
                throw wrong("the file must hold one address that begins with https://", notice.webhook(),
                        "write the address of the webhook into it, and nothing else", null);
            }
            return address;
        } catch (IOException e) {
            throw wrong("the file with the webhook's address cannot be read: " + e, notice.webhook(),
                    "check the path and who may read it", e);
        }
    }

    private static GatherException wrong(String what, String where, String remedy, @Nullable Throwable cause) {
        return new GatherException(CommandError.SCHEDULE_WRONG, what, where, remedy, cause);
    }
}
