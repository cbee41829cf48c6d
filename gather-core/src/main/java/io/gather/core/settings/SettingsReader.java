package io.gather.core.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;

/** Lays settings files and the environment over the built-in defaults, each winning over those before it. */
public final class SettingsReader {
    private final Problems problems = new Problems();
    private final Map<String, String> origins = new TreeMap<>();
    private Settings settings;

    public SettingsReader(Settings builtIn) {
        settings = builtIn;
    }

    /** A file that is not there changes nothing. */
    public SettingsReader file(Path file) {
        if (Files.exists(file)) {
            required(file);
        }
        return this;
    }

    public SettingsReader required(Path file) {
        TomlSection section = TomlFile.read(file, problems);
        if (section != null) {
            section.allKeys().forEach(key -> origins.put(key, file.toString()));
            lay(section, "");
        }
        return this;
    }

    /** @param table with a dot at its end; empty: the top of the file */
    private void lay(TomlSection section, String table) {
        for (String name : settings.table().names(table)) {
            Optional<Setting<?>> setting = settings.table().find(table + name);
            if (setting.isPresent()) {
                Object value = section.value(name);
                if (value != null) {
                    lay(setting.get(), value, section, name);
                }
            } else {
                TomlSection below = section.section(name);
                if (below != null) {
                    lay(below, table + name + ".");
                }
            }
        }
        section.done();
    }

    private void lay(Setting<?> setting, Object value, TomlSection section, String name) {
        try {
            settings = setting.of(value).over(settings);
        } catch (IllegalArgumentException e) {
            section.problem(name, "'" + name + "': " + e.getMessage());
        }
    }

    /** {@code GATHER_OUTPUT}, {@code GATHER_UPLOAD_HTTP_HOST} and the like. */
    public SettingsReader environment(Map<String, String> environment) {
        for (Setting<?> setting : settings.table().all()) {
            String text = environment.getOrDefault(setting.variable(), "");
            if (!text.isEmpty()) {
                try {
                    settings = setting.read(text).over(settings);
                    origins.put(setting.key(), setting.variable());
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem(Path.of(setting.variable()), 0, 0, String.valueOf(e.getMessage())));
                }
            }
        }
        return this;
    }

    /** Where settings that are not built in come from, by key: a file's path or the name of a variable. */
    public Map<String, String> origins() {
        return Map.copyOf(origins);
    }

    /** What could be read; in the place of a wrong value is the one before. */
    public Settings readable() {
        return settings;
    }

    /** @throws io.gather.core.error.GatherException that names every problem of every file */
    public Settings read() {
        throwIfAny(problems);
        return settings;
    }

    /** Wherever a value comes from, what is wrong with it is told in one way. */
    public static void throwIfAny(Problems problems) {
        problems.throwIfAny(InputError.SETTINGS_WRONG,
                Remedy.of("correct the settings; docs/configuration.md lists them"));
    }
}
