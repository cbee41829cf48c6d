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
    public static final Section<EsrsSettings> SECTION = new Section<>("upload.esrs", EsrsSettings.builtIn(),
            EsrsSettings::each);

    public EsrsSettings {
        headers = List.copyOf(headers);
    }

    public static EsrsSettings builtIn() {
        return new EsrsSettings("", "", "", "/esrs/v1/devices/{model}/{serial}/files/{name}",
                "/esrs/v1/devices/{model}/{serial}/keepalive", List.of(), TlsSettings.builtIn(), ProxySettings.none());
    }

    private EsrsSettings each(Section.Fields each) {
        return new EsrsSettings(each.of("url", Forms.GATEWAY, url), each.of("model", Forms.TEXT, model),
                each.of("serial", Forms.TEXT, serial), each.of("path", Forms.REMOTE_PATH, path),
                each.of("keep_alive", Forms.REMOTE_PATH, keepAlive), each.of("headers", Forms.HEADERS, headers),
                tls.each(each), proxy.each(each));
    }
}
