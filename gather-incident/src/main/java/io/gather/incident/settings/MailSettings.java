package io.gather.incident.settings;

import java.time.Duration;
import java.util.List;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.module.ModuleContext;
import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Forms;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.Section;
import io.gather.core.settings.TlsSettings;
import io.gather.incident.error.AlertError;
import io.gather.transport.mail.Mail;
import io.gather.transport.mail.MailClient;
import io.gather.transport.mail.MailServer;
import io.gather.transport.net.Subject;

/**
 * The server that alerts are mailed by.
 *
 * @param host empty: none
 * @param port 0: the usual one
 * @param user empty: nobody logs in
 * @param from whom mail is from
 */
public record MailSettings(String host, int port, MailServer.Security security, String user, String from,
        TlsSettings tls, ProxySettings proxy) {
    public static final Section<MailSettings> SECTION = new Section<>("incident.mail",
            new MailSettings("", 0, MailServer.Security.STARTTLS, "", "", TlsSettings.builtIn(), ProxySettings.none()),
            MailSettings::each);
    private static final Secret PASSWORD = Secret.of("incident-mail-password");
    private static final Secret KEY_PASSPHRASE = Secret.of("incident-mail-key-passphrase");
    private static final Secret PROXY_PASSWORD = Secret.of("incident-mail-proxy-password");
    public static final List<Secret> SECRETS = List.of(PASSWORD, KEY_PASSPHRASE, PROXY_PASSWORD);

    private MailSettings each(Section.Fields each) {
        return new MailSettings(each.of("host", Forms.HOST, host), each.of("port", Forms.PORT, port),
                each.of("security", Forms.choice(MailServer.Security.class), security),
                each.of("user", Forms.USER, user), each.of("from", Forms.text(320), from), tls.each(each),
                proxy.each(each));
    }

    /** @throws GatherException where no server or no sender is set */
    public static MailSettings of(ModuleContext context) {
        MailSettings set = SECTION.read(context.settings());
        if (set.host.isEmpty() || !Mail.isAddress(set.from)) {
            throw new GatherException(AlertError.NOBODY_SET, set.host.isEmpty()
                    ? "an alert has 'mail', and there is no mail server"
                    : "the address that alerts are mailed from is none", "incident.mail",
                    "set incident.mail.host, and incident.mail.from to an address such as gather@example.com");
        }
        return set;
    }

    /** @param patience for each single wait */
    public MailClient client(Secrets secrets, Duration patience) {
        MailServer server = new MailServer(new Subject("incident.mail", Category.REFUSED), host, port, security, user,
                tls, proxy);
        return new MailClient(server, new MailClient.Passwords(() -> secrets.find(PASSWORD),
                () -> secrets.find(KEY_PASSPHRASE), () -> secrets.find(PROXY_PASSWORD)), patience);
    }
}
