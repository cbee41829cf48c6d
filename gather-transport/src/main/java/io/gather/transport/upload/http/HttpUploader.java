package io.gather.transport.upload.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.core.error.Category;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.HttpSettings;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.Uploader;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.net.web.Bounds;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebAccess;
import io.gather.transport.net.web.WebRequest;
import io.gather.transport.upload.template.Template;
import io.gather.transport.upload.web.HeaderLines;
import okhttp3.HttpUrl;

/**
 * Sends the bundle by PUT or POST, and goes on with an upload that was cut where the server can. There is no temporary name: HTTP has
 * no renaming; servers that take PUT make the file appear when it is whole.
 */
public final class HttpUploader implements Uploader {
    private static final String SECTION = "upload.http";
    private static final Subject SUBJECT = new Subject(SECTION, Category.UPLOAD);

    private final HttpSettings settings;
    private final Secrets secrets;
    private final Bounds bounds;

    public HttpUploader(HttpSettings settings, Secrets secrets) {
        this(settings, secrets, Bounds.usual());
    }

    HttpUploader(HttpSettings settings, Secrets secrets, Bounds bounds) {
        this.settings = settings;
        this.secrets = secrets;
        this.bounds = bounds;
    }

    @Override
    public String name() {
        return HttpWay.NAME;
    }

    @Override
    public boolean isConfigured() {
        return !settings.host().isEmpty();
    }

    @Override
    public String destination() {
        return (settings.insecure() ? "http://" : "https://") + (settings.user().isEmpty() ? "" : settings.user() + "@")
                + settings.host() + (settings.port() == 0 ? "" : ":" + settings.port())
                + settings.path().replaceFirst("\\?.*", "");
    }

    /** What is posted goes to an application, which names it itself. */
    private boolean puts() {
        return settings.method() == HttpSettings.Method.PUT && settings.form() == HttpSettings.Form.RAW;
    }

    @Override
    public Arrival upload(Shipment shipment) throws IOException, InterruptedException {
        HttpUrl home = new HttpServerAddress(settings).address();
        Template path = Template.of(settings.path(), SECTION + ".path");
        HttpUrl target = HttpServerAddress.target(home, (puts() ? path.ofFile() : path).address(shipment));
        Map<String, String> own = new LinkedHashMap<>(
                HeaderLines.of(settings.headers(), SECTION + ".headers", Map.of(), shipment));
        Authorization login = new Authorization(settings.user(), secrets);
        own.putAll(login.headers());
        Tls tls = settings.insecure()
                ? null
                : Tls.of(settings.tls(), () -> secrets.find(HttpWay.KEY_PASSPHRASE), SUBJECT);
        WebAccess access = new WebAccess(SUBJECT, tls, settings.proxy(), () -> secrets.find(HttpWay.PROXY_PASSWORD),
                settings.otherHosts(), bounds);
        try (Web web = Web.open(access)) {
            WebRequest order = new WebRequest(settings.method().name(), target, home, Map.of(), (_, _) -> own, null);
            return new HttpAttempt(web, access, order, shipment, settings.form(), own.containsKey("Authorization"))
                    .send();
        }
    }
}
