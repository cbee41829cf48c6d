package io.gather.cli.modules;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

import io.gather.core.module.ModuleContext;
import io.gather.core.overlord.state.StateDirectory;

/** Makes what each module works with: the one place where that is done. */
public record ModuleContexts(StateDirectory state, Clock clock) {
    /** @param notices takes what the module says */
    ModuleContext of(String module, Consumer<String> notices) {
        return new ModuleContext() {
            @Override
            public Path state() {
                return state.module(module);
            }

            @Override
            public Clock clock() {
                return clock;
            }

            @Override
            public void notice(String text) {
                notices.accept(text);
            }
        };
    }
}
