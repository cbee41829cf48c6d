package io.gather.core.module;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;

/** What a module's verb, contribution or service is given to work with. Safe for several threads. */
public interface ModuleContext {
    /**
     * A folder of the module's own, which outlives the process and is private to the user. It is made when it is asked for.
     *
     * @throws io.gather.core.error.GatherException when it cannot be made
     */
    Path state();

    Clock clock();

    /** Those that the module declared. */
    SettingValues settings();

    /** Those that the module declared. */
    Secrets secrets();

    /**
     * The words that start this program once more, with the settings files and the state directory that this process has: behind them
     * come options of the command.
     *
     * @param command such as {@code run}
     * @return empty where this process is no installation
     */
    default List<String> program(String command) {
        return List.of();
    }

    /** Says something to whoever is there to read it, a sentence without secrets; it is none of the results. */
    void notice(String text);
}
