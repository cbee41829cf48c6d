package io.gather.cli.options;

import java.nio.file.Path;

import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where settings and state are. */
public final class PlaceOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "settings file that wins over the usual ones")
    private @Nullable Path config;

    @Option(names = "--no-config", description = "built-in settings only: no file, nor --config, is read")
    private boolean noConfig;

    @Option(names = "--state", paramLabel = "DIR", description = "where journals and locks are kept")
    private @Nullable String state;

    @Option(names = "--debug", description = "show where an error happened")
    private boolean debug;

    public @Nullable Path config() {
        return config;
    }

    public boolean noConfig() {
        return noConfig;
    }

    /** These options, and the settings where they say nothing. */
    public Settings over(Settings saved) {
        Settings told = new SettingChanges(saved.table()).put("state", "--state", state).checked().over(saved);
        return told.with(Settings.STATE, told.state().toAbsolutePath());
    }

    public boolean debug() {
        return debug;
    }
}
