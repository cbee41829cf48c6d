package io.gather.core.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One setting: all that files, variables, options and those who show settings know of it.
 *
 * @param key its name, with dots between the tables of a file
 * @param builtIn what it is where nothing is said
 */
public record Setting<T>(String key, Form<T> form, T builtIn) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    public Setting {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + key + "' is no key of a setting; write it like shop.base");
        }
    }

    /** The environment variable for it. */
    public String variable() {
        return "GATHER_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with what is wrong with the value, for the user */
    public Given<T> read(String text) {
        return new Given<>(this, form.read(text));
    }

    /**
     * @param value as TOML has it
     * @throws IllegalArgumentException with what is wrong with the value, for the user
     */
    public Given<T> of(Object value) {
        return new Given<>(this, form.of(value));
    }

    public Given<T> asBuiltIn() {
        return new Given<>(this, builtIn);
    }

    /** As TOML has it. */
    public Object written(SettingValues values) {
        return form.written(values.of(this));
    }

    /** For people. */
    public String shown(SettingValues values) {
        return form.shown(values.of(this));
    }
}
