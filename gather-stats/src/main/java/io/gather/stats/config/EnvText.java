package io.gather.stats.config;

import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.stats.error.StatsError;
import org.jspecify.annotations.Nullable;

/**
 * A user, password or token as it is configured: itself, or {@code $env:NAME} for what is in that variable. It is looked up when it is
 * needed, so that a variable which is missing concerns nobody else, and is shown nowhere.
 */
public record EnvText(String configured) {
    private static final EnvText NONE = new EnvText("");
    private static final String VARIABLE = "$env:";

    /** @param configured null: nothing is */
    static EnvText of(@Nullable String configured) {
        return configured == null ? NONE : new EnvText(configured);
    }

    public boolean isEmpty() {
        return configured.isEmpty();
    }

    /**
     * @param whose a setting, for the error: {@code password of cluster east}
     * @throws GatherException when the variable is not set; an empty one is
     */
    public String in(Map<String, String> environment, String whose) {
        if (!configured.startsWith(VARIABLE)) {
            return configured;
        }
        String name = configured.substring(VARIABLE.length());
        String value = environment.get(name);
        if (value == null) {
            throw new GatherException(StatsError.VARIABLE_UNSET, "the variable '" + name + "' is not set", whose,
                    "set " + name + " where the collector is started, or correct what stands behind $env:");
        }
        return value;
    }

    /** Never what it stands for. */
    @Override
    public String toString() {
        return configured.startsWith(VARIABLE) ? configured : isEmpty() ? "" : "***";
    }
}
