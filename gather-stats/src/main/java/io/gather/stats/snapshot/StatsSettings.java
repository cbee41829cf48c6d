package io.gather.stats.snapshot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.gather.core.settings.Forms;
import io.gather.core.settings.Setting;

/** What can be set about statistics; all else is in the configuration that is named. */
public final class StatsSettings {
    /** Empty: there is none. */
    public static final Setting<Path> CONFIG = new Setting<>("stats.config", Forms.PATH, Path.of(""));
    /** Zero: once. */
    public static final Setting<Duration> FOR = new Setting<>("stats.for", Forms.TIME, Duration.ZERO);

    private StatsSettings() {}

    public static List<Setting<?>> all() {
        return List.of(CONFIG, FOR);
    }
}
