package io.gather.transport.upload.esrs;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.EsrsSettings;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.Uploader;
import io.gather.transport.error.WayError;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.Bounds;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebAccess;
import io.gather.transport.net.web.WebRequest;
import io.gather.transport.upload.template.Template;
import io.gather.transport.upload.web.BundlePayload;
import io.gather.transport.upload.web.DigestHeaders;
import io.gather.transport.upload.web.HeaderLines;
import io.gather.transport.upload.web.PriorFile;
import io.gather.transport.upload.web.ServerCopy;
import io.gather.transport.upload.web.Statuses;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Asks the gateway whether it is there, sends the bundle, and asks what the gateway has. */
public final class EsrsUploader implements Uploader {
    private static final String SECTION = "upload.esrs";
    private static final Subject SUBJECT = new Subject(SECTION, Category.UPLOAD);
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final EsrsSettings settings;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Bounds bounds;

    public EsrsUploader(EsrsSettings settings, Secrets secrets) {
        this(settings, secrets, InstantSource.system(), Bounds.usual());
    }

    EsrsUploader(EsrsSettings settings, Secrets secrets, InstantSource clock, Bounds bounds) {
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        this.bounds = bounds;
    }

    @Override
    public String name() {
        return EsrsWay.NAME;
    }

    @Override
    public boolean isConfigured() {
        return !settings.url().isEmpty();
    }

    @Override
    public String destination() {
        return settings.url() + settings.path().replaceFirst("\\?.*", "") + " for " + settings.model() + " "
                + settings.serial();
    }

    @Override
    public Arrival upload(Shipment shipment) throws IOException, InterruptedException {
        HttpUrl home = gateway();
        Map<String, String> device = Map.of("model", required("model", settings.model()), "serial",
                required("serial", settings.serial()));
        Tls tls = Tls.of(settings.tls(), () -> secrets.find(EsrsWay.KEY_PASSPHRASE), SUBJECT);
        WebAccess access = new WebAccess(SUBJECT, tls, settings.proxy(), () -> secrets.find(EsrsWay.PROXY_PASSWORD),
                false, bounds);
        Map<String, String> headers = headers(device, shipment);
        SharedKey key = secrets.find(EsrsWay.SHARED_KEY)
                .map(secret -> SharedKey.of(secret, settings.serial(), clock)).orElse(null);
        Statuses statuses = new Statuses(access, key != null || !settings.tls().certificate().isEmpty(),
                "serial, certificate or shared key");
        try (Web web = Web.open(access)) {
            if (!settings.keepAlive().isEmpty()) {
                HttpUrl alive = address(home, settings.keepAlive(), "keep_alive", device, shipment);
                Answer ignored = statuses.taken(web.ask(order("GET", alive, home, headers, key, NOTHING)));
            }
            HttpUrl target = address(home, settings.path(), "path", device, shipment);
            PriorFile prior = new PriorFile(web, order("PUT", target, home, headers, key, NOTHING), shipment,
                    statuses, SECTION + ".path");
            WebRequest put = order("PUT", target, home, headers, key, shipment.sha256()).with(prior.claim().headers())
                    .carrying(BundlePayload.raw(shipment, 0, "application/octet-stream"))
                    .with(DigestHeaders.ofWhole(shipment.sha256()));
            Answer answer = taken(statuses, web.ask(put), prior);
            return ServerCopy.check(web, order("HEAD", answer.url(), home, headers, key, NOTHING), shipment,
                    Answer.shown(answer.url()));
        }
    }

    private static Answer taken(Statuses statuses, Answer answer, PriorFile prior) throws IOException {
        try {
            return statuses.taken(answer);
        } catch (GatherException e) {
            prior.release();
            throw e;
        }
    }

    private static WebRequest order(String method, HttpUrl url, HttpUrl home, Map<String, String> headers,
            @Nullable SharedKey key, String sha256) {
        return new WebRequest(method, url, home, Map.of(), (verb, to) -> {
            Map<String, String> all = new LinkedHashMap<>(headers);
            if (key != null) {
                all.putAll(key.headers(verb, to, sha256));
            }
            return all;
        }, null);
    }

    private Map<String, String> headers(Map<String, String> device, Shipment shipment) {
        Map<String, String> headers = new LinkedHashMap<>(HeaderLines.of(List.of("X-Device-Model: {model}",
                "X-Device-Serial: {serial}", "X-Cluster: {cluster}", "X-Case: {case}"), SECTION, device, shipment));
        headers.putAll(HeaderLines.of(settings.headers(), SECTION + ".headers", device, shipment));
        return headers;
    }

    private HttpUrl gateway() {
        HttpUrl url = HttpUrl.parse(settings.url());
        if (url == null || !url.isHttps() || !url.encodedPath().equals("/") || url.query() != null
                || !url.username().isEmpty() || !url.password().isEmpty()) {
            throw new GatherException(WayError.GATEWAY_WRONG, "not the address of a gateway", SECTION + ".url",
                    "write it as https://HOST:PORT; the path is a setting of its own");
        }
        return url;
    }

    private static String required(String name, String value) {
        if (value.isBlank() || !value.matches("[\\x20-\\x7e&&[^\"\\\\]]+")) {
            throw new GatherException(WayError.DEVICE_UNTOLD, "the gateway must be told the device's " + name,
                    SECTION + "." + name, "set it as it stands on the device's label");
        }
        return value;
    }

    private static HttpUrl address(HttpUrl home, String template, String name, Map<String, String> device,
            Shipment shipment) {
        Template path = new Template(template, SECTION + "." + name, device);
        String address = (name.equals("path") ? path.ofFile() : path).address(shipment);
        HttpUrl url = home.resolve("/." + (address.startsWith("/") ? "" : "/") + address);
        if (url == null) {
            throw new GatherException(WayError.GATEWAY_PATH, "not a path", SECTION + "." + name,
                    "write it as /folder/{name}");
        }
        return url;
    }
}
