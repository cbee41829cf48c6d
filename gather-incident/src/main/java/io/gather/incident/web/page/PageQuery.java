package io.gather.incident.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

import io.gather.core.error.GatherException;
import io.gather.incident.error.IncidentWebError;
import io.gather.transport.net.serve.SiteRequest;
import org.jspecify.annotations.Nullable;

/** What stands in an address, and the addresses of what is like it. */
record PageQuery(SiteRequest request) {
    Optional<String> value(String name) {
        return request.value(name);
    }

    /** @return as absent where it is missing */
    int number(String name, int absent, int least, int most) {
        Optional<String> told = value(name);
        if (told.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(told.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException expected) {
            // It is told below.
        }
        throw wrong(name, "must be a number from " + least + " to " + most);
    }

    static GatherException wrong(String name, String why) {
        return new GatherException(IncidentWebError.ASKED_WRONG, why, name, "correct it in the address, or go back");
    }

    boolean isJson() {
        return value("format").filter("json"::equals).isPresent();
    }

    /**
     * This page with other values.
     *
     * @param changes names and values; null and empty ones go
     */
    String here(@Nullable String... changes) {
        return link(request.path(), request.query(), changes);
    }

    /** Another page with the same filter. */
    String there(String path, @Nullable String... changes) {
        Map<String, String> kept = new LinkedHashMap<>(request.query());
        kept.keySet().removeAll(Set.of("page", "sort", "format", "size"));
        return link(path, kept, changes);
    }

    static String address(String path, @Nullable String... values) {
        return link(path, Map.of(), values);
    }

    private static String link(String path, Map<String, String> query, @Nullable String... changes) {
        Map<String, String> all = new LinkedHashMap<>(query);
        for (int i = 0; i + 1 < changes.length; i += 2) {
            String value = changes[i + 1];
            if (value == null || value.isEmpty()) {
                all.remove(changes[i]);
            } else {
                all.put(String.valueOf(changes[i]), value);
            }
        }
        StringJoiner pairs = new StringJoiner("&");
        all.forEach((name, value) -> {
            if (!value.isBlank()) {
                pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return pairs.length() == 0 ? path : path + "?" + pairs;
    }
}
