package io.gather.core.settings;

/** A value that somebody gave for a setting, and that is right. */
public record Given<T>(Setting<T> setting, T value) {
    public Settings over(Settings settings) {
        return settings.with(setting, value);
    }

    /** As TOML has it. */
    public Object written() {
        return setting.form().written(value);
    }
}
