package io.gather.incident.settings;

import java.time.Duration;
import java.util.Arrays;
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
import io.gather.transport.net.Subject;
import io.gather.transport.webhook.WebhookClient;
import io.gather.transport.webhook.WebhookServer;

/**
 * The webhook that alerts are posted to.
 *
 * @param url empty: none, or it is a secret
 * @param insecure plain HTTP
 */
public record WebhookSettings(String url, boolean insecure, TlsSettings tls, ProxySettings proxy) {
    public static final Section<WebhookSettings> SECTION = new Section<>("incident.webhook",
            new WebhookSettings("", false, TlsSettings.builtIn(), ProxySettings.none()), WebhookSettings::each);
    /** Addresses of some services are secrets as a whole. */
    private static final Secret URL = Secret.of("incident-webhook-url");
    private static final Secret TOKEN = Secret.of("incident-webhook-token");
    private static final Secret HEADER = Secret.of("incident-webhook-header");
    private static final Secret KEY_PASSPHRASE = Secret.of("incident-webhook-key-passphrase");
    private static final Secret PROXY_PASSWORD = Secret.of("incident-webhook-proxy-password");
    public static final List<Secret> SECRETS = List.of(URL, TOKEN, HEADER, KEY_PASSPHRASE, PROXY_PASSWORD);

    private WebhookSettings each(Section.Fields each) {
        return new WebhookSettings(each.of("url", Forms.URL, url), each.of("insecure", Forms.FLAG, insecure),
                tls.each(each), proxy.each(each));
    }

    /**
     * @param patience for each single wait
     * @throws GatherException where none is set
     */
    public static WebhookClient client(ModuleContext context, Duration patience) {
        WebhookSettings set = SECTION.read(context.settings());
        Secrets secrets = context.secrets();
        String url = secrets.find(URL).map(WebhookSettings::text).orElse(set.url);
        if (url.isEmpty()) {
            throw new GatherException(AlertError.NOBODY_SET, "an alert has 'webhook', and there is none",
                    "incident.webhook.url", "set incident.webhook.url, or the secret incident-webhook-url");
        }
        WebhookServer server = new WebhookServer(new Subject("incident.webhook", Category.REFUSED), url, set.insecure,
                set.tls, set.proxy);
        return new WebhookClient(server, new WebhookClient.Passwords(() -> secrets.find(TOKEN),
                () -> secrets.find(HEADER), () -> secrets.find(KEY_PASSPHRASE), () -> secrets.find(PROXY_PASSWORD)),
                patience);
    }

    private static String text(char[] secret) {
        String text = new String(secret).strip();
        Arrays.fill(secret, '\0');
        return text;
    }
}
