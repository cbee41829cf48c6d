package io.gather.cli.minion;

import io.gather.core.minion.MinionLauncher;
import io.gather.core.settings.Settings;

/** Makes minions of this machine. */
@FunctionalInterface
public interface MinionsHere {
    /**
     * @param settings whose state is the daemon's own folder
     * @param path where commands are looked for first
     */
    MinionLauncher of(Settings settings, String path);
}
