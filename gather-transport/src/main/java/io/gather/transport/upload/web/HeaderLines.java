package io.gather.transport.upload.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Shipment;
import io.gather.transport.error.WayError;
import io.gather.transport.upload.template.Template;

/** Headers of the settings, as {@code Name: value}. */
public final class HeaderLines {
    /** These say how the content comes, which is not for settings to say. */
    private static final Set<String> OURS = Set.of("content-length", "transfer-encoding", "expect", "connection",
            "content-range");

    private HeaderLines() {}

    /** @param more variables besides the template's own */
    public static Map<String, String> of(List<String> lines, String setting, Map<String, String> more,
            Shipment shipment) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+") || OURS.contains(name.toLowerCase(Locale.ROOT))) {
                // Without the line: its value may be a token.
                throw new GatherException(WayError.HEADER_WRONG,
                        name.isEmpty() ? "a header must be Name: value" : "not a header for settings: " + name, setting,
                        "correct or remove that line");
            }
            String value = new Template(line.substring(colon + 1).strip(), setting, more).line(shipment);
            headers.put(name, value.replaceAll("[^\\x20-\\x7e]", "?"));
        }
        return headers;
    }
}
