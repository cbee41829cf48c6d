package io.gather.transport.webhook;

import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.transport.error.NetError;
import io.gather.transport.net.Subject;
import okhttp3.HttpUrl;

/**
 * Where documents are posted to.
 *
 * @param subject the settings that say so
 * @param url may be a secret as a whole
 * @param insecure plain HTTP
 */
public record WebhookServer(Subject subject, String url, boolean insecure, TlsSettings tls, ProxySettings proxy) {
    /** @throws GatherException when it is none, or of the other kind */
    HttpUrl home() {
        HttpUrl home = HttpUrl.parse(url);
        if (home == null || home.isHttps() == insecure) {
            throw new GatherException(NetError.ADDRESS_WRONG,
                    "not the address of a webhook: it begins with " + (insecure ? "http://" : "https://"),
                    subject.setting("url"), "write it as https://HOST:PORT/PATH; plain HTTP must be asked for: "
                            + subject.setting("insecure"));
        }
        return home;
    }
}
