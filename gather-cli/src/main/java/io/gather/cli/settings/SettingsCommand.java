package io.gather.cli.settings;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gather settings}; its verbs are added where it is made. */
@Command(name = "settings", mixinStandardHelpOptions = true, description = "Shows and changes saved settings.")
public final class SettingsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "view, modify or reset?");
    }

    /** Shows. */
    @Command(name = "view", mixinStandardHelpOptions = true, description = "Shows the settings that hold.")
    public static final class View implements Callable<Integer> {
        private final SavedSettings saved;

        @Option(names = "--origin", description = "where each comes from")
        private boolean origin;

        @Option(names = "--all", description = "also those that are as built in")
        private boolean all;

        @Option(names = "--json", description = "one JSON object a setting")
        private boolean json;

        @Mixin
        private PlaceOptions places = new PlaceOptions();

        public View(SavedSettings saved) {
            this.saved = saved;
        }

        @Override
        public Integer call() {
            return saved.view(places, new SavedSettings.Wanted(origin, all, json));
        }
    }
}
