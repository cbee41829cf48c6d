package io.gather.transport.upload.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.gather.core.settings.HttpSettings;
import io.gather.core.settings.HttpSettings.Form;
import io.gather.core.settings.HttpSettings.Method;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.transport.net.web.Bounds;

/** Settings of one upload to this machine, for tests. */
record Upload(HttpSettings settings, Fixed secrets, Bounds bounds) {
    static final Bounds SHORT = new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2),
            Duration.ofMillis(500));

    static Upload plain(int port) {
        return to("127.0.0.1", port, true, "");
    }

    static Upload tls(int port, Path authority) {
        return to("127.0.0.1", port, false, authority.toString());
    }

    private static Upload to(String host, int port, boolean insecure, String authority) {
        return new Upload(new HttpSettings(insecure, host, port, "/{name}", Method.PUT, Form.RAW, List.of(), "",
                new TlsSettings(authority, "", ""), ProxySettings.none(), false), new Fixed(), SHORT);
    }

    Upload host(String name) {
        return new Upload(new HttpSettings(settings.insecure(), name, settings.port(), settings.path(),
                settings.method(), settings.form(), settings.headers(), settings.user(), settings.tls(),
                settings.proxy(), settings.otherHosts()), secrets, bounds);
    }

    Upload path(String template) {
        return new Upload(new HttpSettings(settings.insecure(), settings.host(), settings.port(), template,
                settings.method(), settings.form(), settings.headers(), settings.user(), settings.tls(),
                settings.proxy(), settings.otherHosts()), secrets, bounds);
    }

    Upload as(Method method, Form form, String... headers) {
        return new Upload(new HttpSettings(settings.insecure(), settings.host(), settings.port(), settings.path(),
                method, form, List.of(headers), settings.user(), settings.tls(), settings.proxy(),
                settings.otherHosts()), secrets, bounds);
    }

    Upload user(String name, String password) {
        return new Upload(new HttpSettings(settings.insecure(), settings.host(), settings.port(), settings.path(),
                settings.method(), settings.form(), settings.headers(), name, settings.tls(), settings.proxy(),
                settings.otherHosts()), secrets.with(HttpWay.PASSWORD, password), bounds);
    }

    Upload certificate(Path certificate, Path key) {
        return new Upload(new HttpSettings(settings.insecure(), settings.host(), settings.port(), settings.path(),
                settings.method(), settings.form(), settings.headers(), settings.user(),
                new TlsSettings(settings.tls().authorities(), certificate.toString(), key.toString()),
                settings.proxy(), settings.otherHosts()), secrets, bounds);
    }

    Upload proxy(int port, String user, String password) {
        return new Upload(new HttpSettings(settings.insecure(), settings.host(), settings.port(), settings.path(),
                settings.method(), settings.form(), settings.headers(), settings.user(), settings.tls(),
                new ProxySettings(ProxySettings.Kind.HTTP, "127.0.0.1", port, user), settings.otherHosts()),
                secrets.with(HttpWay.PROXY_PASSWORD, password), bounds);
    }

    Upload otherHosts() {
        return new Upload(new HttpSettings(settings.insecure(), settings.host(), settings.port(), settings.path(),
                settings.method(), settings.form(), settings.headers(), settings.user(), settings.tls(),
                settings.proxy(), true), secrets, bounds);
    }

    HttpUploader uploader() {
        return new HttpUploader(settings, secrets, bounds);
    }

    static Path bundle(Path folder, int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return Files.write(folder.resolve("b.tgz"), content);
    }
}
