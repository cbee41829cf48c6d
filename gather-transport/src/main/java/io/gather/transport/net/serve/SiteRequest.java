package io.gather.transport.net.serve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor wants to see.
 *
 * @param path with its slash, decoded
 * @param query decoded; of several values of a name the last one
 * @param root how the visitor calls this server: {@code http://127.0.0.1:8080}
 */
public record SiteRequest(String path, Map<String, String> query, String root) {
    private static final int MOST = 64;

    public SiteRequest {
        query = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /** Empty where it is missing or blank. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(query.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", MOST)) {
                int equal = pair.indexOf('=');
                if (equal > 0) {
                    query.put(decoded(pair.substring(0, equal)), decoded(pair.substring(equal + 1)));
                }
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
