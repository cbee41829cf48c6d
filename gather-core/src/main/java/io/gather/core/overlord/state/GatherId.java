package io.gather.core.overlord.state;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one gather: {@code 20261120T101500Z-7f3a09bc}. */
public record GatherId(@JsonValue String text) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final Pattern FORM = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}([0-9a-f]{4})?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GatherId {
        if (!isId(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a gather id; one looks like 20261120T101500Z-7f3a09bc");
        }
    }

    /** @param random tells gathers of the same second apart, of other states and machines too: nodes know them by this name */
    public static GatherId of(Instant start, int random) {
        return new GatherId(TIME.format(start) + String.format("-%08x", random));
    }

    static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
