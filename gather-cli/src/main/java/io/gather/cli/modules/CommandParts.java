package io.gather.cli.modules;

import java.util.function.Consumer;
import java.util.function.Function;

import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.core.module.ModuleContext;

/** What the commands of modules are made of. */
record CommandParts(Printer printer, Function<PlaceOptions, ModuleContexts> contexts) {
    ModuleContext context(InstalledModule module, PlaceOptions places, Consumer<String> notices) {
        return contexts.apply(places).of(module, notices);
    }
}
