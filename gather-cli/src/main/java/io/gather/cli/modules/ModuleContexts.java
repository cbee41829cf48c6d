package io.gather.cli.modules;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.gather.core.module.ModuleContext;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;

/** Makes what each module works with: the one place where that is done. */
public record ModuleContexts(StateDirectory state, Clock clock, SettingValues settings, Secrets secrets,
        Function<String, List<String>> program) {
    /** Where nothing is started once more. */
    public ModuleContexts(StateDirectory state, Clock clock, SettingValues settings, Secrets secrets) {
        this(state, clock, settings, secrets, _ -> List.of());
    }

    /** @param notices takes what the module says */
    ModuleContext of(InstalledModule module, Consumer<String> notices) {
        SettingValues values = settings.only(module.settings());
        Secrets own = secrets.only(module.secrets());
        return new ModuleContext() {
            @Override
            public Path state() {
                return state.module(module.name());
            }

            @Override
            public Clock clock() {
                return clock;
            }

            @Override
            public SettingValues settings() {
                return values;
            }

            @Override
            public Secrets secrets() {
                return own;
            }

            @Override
            public List<String> program(String command) {
                return program.apply(command);
            }

            @Override
            public void notice(String text) {
                notices.accept(text);
            }
        };
    }
}
