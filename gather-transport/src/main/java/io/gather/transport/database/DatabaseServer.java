package io.gather.transport.database;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.transport.error.NetError;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.net.web.Bounds;
import io.gather.transport.net.web.WebAccess;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * Where a database is, and who we are to it.
 *
 * @param subject the settings that say so
 * @param home with the path in front of what it is asked
 * @param verify whether its certificate is checked
 * @param authorities a file of certificates; empty: the system's
 * @param headers that tell who we are
 */
public record DatabaseServer(Subject subject, HttpUrl home, boolean verify, String authorities,
        Map<String, String> headers) {
    public DatabaseServer {
        headers = Map.copyOf(headers);
    }

    /** @throws GatherException when that is no host */
    public static DatabaseServer of(Subject subject, String host, int port, boolean tls, boolean verify,
            String authorities, Map<String, String> headers) {
        return new DatabaseServer(subject, home(subject, host, port, tls), verify, authorities, headers);
    }

    private static HttpUrl home(Subject subject, String host, int port, boolean tls) {
        try {
            return new HttpUrl.Builder().scheme(tls ? "https" : "http").host(host.replaceFirst("^\\[(.*)]$", "$1"))
                    .port(port).build();
        } catch (IllegalArgumentException e) {
            throw new GatherException(NetError.ADDRESS_WRONG, "'" + host + "' is not the name or the address of a host",
                    subject.setting("host"), "name the host alone; the port is a setting of its own", e);
        }
    }

    /** @throws GatherException when that is no address of HTTP */
    public static DatabaseServer of(Subject subject, String url, boolean verify, String authorities,
            Map<String, String> headers) {
        HttpUrl home = HttpUrl.parse(url);
        if (home == null) {
            throw new GatherException(NetError.ADDRESS_WRONG, "'" + url.replaceFirst("//.*@", "//") + "' is no address",
                    subject.setting("url"), "write it as https://HOST:PORT/PATH");
        }
        return new DatabaseServer(subject, home, verify, authorities, headers);
    }

    public static Map<String, String> basic(String user, String password) {
        return Map.of("Authorization", Credentials.basic(user, password, StandardCharsets.UTF_8));
    }

    /** @throws GatherException when no header can hold it */
    public static Map<String, String> authorization(Subject subject, String setting, String value) {
        if (!value.matches("[\\x20-\\x7e]+")) {
            throw new GatherException(NetError.SECRET_UNFIT, "what stands there cannot be told to a server",
                    subject.setting(setting), "look for line feeds and other letters than of ASCII in it");
        }
        return Map.of("Authorization", value);
    }

    WebAccess access(Bounds bounds) {
        Function<Subject, Tls> tls = verify
                ? it -> Tls.of(new TlsSettings(authorities, "", ""), Optional::empty, it)
                : Tls::unverified;
        return new WebAccess(subject, home.isHttps() ? tls.apply(subject) : null, ProxySettings.none(),
                Optional::empty, false, bounds);
    }
}
