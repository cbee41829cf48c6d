package io.gather.core.overlord.request;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One of the lanes in which gathers of one cluster go side by side; in each only one at a time. */
public record Lane(@JsonValue String name) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** That of gathers that are asked for by hand. */
    public static final Lane USUAL = new Lane("full");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Lane {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name of a lane; write up to 32 small letters, digits and hyphens, a letter first");
        }
    }

    public boolean isUsual() {
        return equals(USUAL);
    }

    @Override
    public String toString() {
        return name;
    }
}
