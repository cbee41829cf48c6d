package io.gather.cli.settings;

import java.nio.file.Path;

import io.gather.cli.gathering.SettingsPlaces;
import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which file of settings is changed. */
public final class TargetOptions {
    @Option(names = "--system", description = "the settings of this machine, for all its users, instead of yours")
    private boolean system;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    PlaceOptions places() {
        return places;
    }

    Path file(SettingsPlaces all) {
        Path config = places.config();
        return config != null ? config : system ? all.system() : all.user();
    }
}
