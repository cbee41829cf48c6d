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

    public HttpSettings withHeaders(List<String> others) {
        return new HttpSettings(insecure, host, port, path, method, form, others, user, tls, proxy, otherHosts);
    }

    public static HttpSettings builtIn() {
        return new HttpSettings(false, "", 0, "/", Method.PUT, Form.RAW, List.of(), "", TlsSettings.builtIn(),
                ProxySettings.none(), false);
    }
}
