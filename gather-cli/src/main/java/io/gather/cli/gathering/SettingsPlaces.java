package io.gather.cli.gathering;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;

/**
 * The files of settings, and what they and the environment hold.
 *
 * @param builtIn what holds where nothing else is said
 * @param optional files that need not exist, each winning over those before it
 * @param required further files, which must exist
 */
public record SettingsPlaces(Settings builtIn, Path system, Path user, List<Path> optional, List<Path> required,
        Map<String, String> environment) {
    public SettingsPlaces {
        optional = List.copyOf(optional);
        required = List.copyOf(required);
        environment = Map.copyOf(environment);
    }

    public SettingsReader reader() {
        SettingsReader reader = new SettingsReader(builtIn);
        optional.forEach(reader::file);
        required.forEach(reader::required);
        return reader.environment(environment);
    }

    /** With these instead of the files that must exist. */
    public SettingsPlaces withRequired(List<Path> files) {
        return new SettingsPlaces(builtIn, system, user, optional, files, environment);
    }

    /** The last one wins. */
    public List<Path> files() {
        return java.util.stream.Stream.concat(optional.stream(), required.stream()).toList();
    }
}
