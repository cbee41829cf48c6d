package io.gather.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.gather.cli.modules.Plugins;
import io.gather.core.settings.Settings;
import io.gather.transport.upload.Ways;

/** The settings of a gather without jars, for tests. */
public final class InstalledSettings {
    private InstalledSettings() {}

    public static Settings builtIn() {
        return Settings.builtIn(Plugins.of(List.of(), Ways.all(Map.of())).settings(), "c", Path.of("/out"),
                Path.of("/state"));
    }
}
