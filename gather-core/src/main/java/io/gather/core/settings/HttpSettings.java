package io.gather.core.settings;

import java.util.List;

/**
 * Uploads by HTTPS, or by HTTP where that was asked for.
 *
 * @param insecure plain HTTP
 * @param host empty: not configured; may carry a scheme, which must agree with {@code insecure}
 * @param port 0: the usual one
 * @param path template; {@code {name} {cluster} {case} {sha256} {date}} are put in, and the bundle's name is added after a final
 *     slash
 * @param headers more headers, as {@code Name: value}, with the same template
 * @param user for basic authentication; empty: none, or a bearer token where that secret is there
 * @param otherHosts whether redirects may lead to another host
 */
public record HttpSettings(boolean insecure, String host, int port, String path, Method method, Form form,
        List<String> headers, String user, TlsSettings tls, ProxySettings proxy, boolean otherHosts) {
    public static final Section<HttpSettings> SECTION = new Section<>("upload.http", HttpSettings.builtIn(),
            HttpSettings::each);

    public enum Method {
        PUT,
        POST
    }

    public enum Form {
        RAW,
        MULTIPART
    }

    public HttpSettings {
        headers = List.copyOf(headers);
    }

    public static HttpSettings builtIn() {
        return new HttpSettings(false, "", 0, "/", Method.PUT, Form.RAW, List.of(), "", TlsSettings.builtIn(),
                ProxySettings.none(), false);
    }

    private HttpSettings each(Section.Fields each) {
        return new HttpSettings(each.of("insecure", Forms.FLAG, insecure), each.of("host", Forms.HOST, host),
                each.of("port", Forms.PORT, port), each.of("path", Forms.REMOTE_PATH, path),
                each.of("method", Forms.choice(Method.class), method), each.of("form", Forms.choice(Form.class), form),
                each.of("headers", Forms.HEADERS, headers), each.of("user", Forms.USER, user), tls.each(each),
                proxy.each(each), each.of("other_hosts", Forms.FLAG, otherHosts));
    }
}
