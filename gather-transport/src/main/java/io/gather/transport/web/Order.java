package io.gather.transport.web;

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
public record Order(String method, HttpUrl url, HttpUrl home, Map<String, String> headers,
        BiFunction<String, HttpUrl, Map<String, String>> own, @Nullable Payload payload) {
    public Order {
        headers = Map.copyOf(headers);
    }

    public Order with(String header, String value) {
        return with(Map.of(header, value));
    }

    public Order with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        return new Order(method, url, home, all, own, payload);
    }

    /** Another request to the same server, as the same client, with nothing else in common. */
    public Order next(String otherMethod, HttpUrl to) {
        return new Order(otherMethod, to, home, Map.of(), own, null);
    }

    public Order carrying(Payload other) {
        return new Order(method, url, home, headers, own, other);
    }

    Order to(HttpUrl other) {
        return new Order(method, other, home, headers, own, payload);
    }
}
