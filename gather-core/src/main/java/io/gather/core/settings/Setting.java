package io.gather.core.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.gather.core.toml.NearestName;

/**
 * One setting.
 *
 * @param key its name in files, with dots between the tables
 * @param value finds it in settings, as TOML has it
 */
public record Setting(String key, Form form, Function<Settings, Object> value) {
    /** The environment variable for it. */
    public String variable() {
        return "GATHER_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** What it is where nothing is said, unless that depends on the machine. */
    public Object builtIn() {
        return value.apply(Settings.builtIn("", Path.of(""), Path.of("")));
    }

    /** For people. */
    public String text(Settings settings) {
        Object found = value.apply(settings);
        return found instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : found.toString();
    }

    /** All settings that there are. */
    public static List<Setting> all() {
        return AllSettings.ALL;
    }

    public static Optional<Setting> find(String key) {
        return AllSettings.ALL.stream().filter(it -> it.key.equals(key)).findFirst();
    }

    /** @throws IllegalArgumentException when there is none, or the text is no value for it */
    public static Object read(String key, String text) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("there is no such setting"
                + NearestName.hint(key, AllSettings.ALL.stream().map(Setting::key).toList()))).form()
                .read(text);
    }
}
