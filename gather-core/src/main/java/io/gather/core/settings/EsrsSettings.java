package io.gather.core.settings;

import java.util.List;

/**
 * Uploads to a gateway of the ESRS kind, over HTTPS.
 *
 * @param url of the gateway, {@code https://host:port}; empty: not configured
 * @param path template as in {@link HttpSettings}, with {@code {model}} and {@code {serial}} too
 * @param keepAlive path asked before an upload, with the same template; empty: nothing is asked
 * @param headers as in {@link HttpSettings}
 */
public record EsrsSettings(String url, String model, String serial, String path, String keepAlive,
        List<String> headers, TlsSettings tls, ProxySettings proxy) {
    public EsrsSettings {
        headers = List.copyOf(headers);
    }

    public static EsrsSettings builtIn() {
        return new EsrsSettings("", "", "", "/esrs/v1/devices/{model}/{serial}/files/{name}",
                "/esrs/v1/devices/{model}/{serial}/keepalive", List.of(), TlsSettings.builtIn(), ProxySettings.none());
    }
}
