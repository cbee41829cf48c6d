package io.gather.transport.net.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request to be made.
 *
 * @param home the configured server: the only one that gets headers and secrets of the settings
 * @param headers what any server may know
 * @param own of the settings, for home alone; made anew for each method and address, as some are signed
 * @param payload null: none
 */
public record WebRequest(String method, HttpUrl url, HttpUrl home, Map<String, String> headers,
        BiFunction<String, HttpUrl, Map<String, String>> own, @Nullable Payload payload) {
    public WebRequest {
        headers = Map.copyOf(headers);
    }

    public WebRequest with(String header, String value) {
        return with(Map.of(header, value));
    }

    public WebRequest with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        return new WebRequest(method, url, home, all, own, payload);
    }

    /** Another request to the same server, as the same client, with nothing else in common. */
    public WebRequest next(String otherMethod, HttpUrl to) {
        return new WebRequest(otherMethod, to, home, Map.of(), own, null);
    }

    public WebRequest carrying(Payload other) {
        return new WebRequest(method, url, home, headers, own, other);
    }

    WebRequest to(HttpUrl other) {
        return new WebRequest(method, other, home, headers, own, payload);
    }
}
