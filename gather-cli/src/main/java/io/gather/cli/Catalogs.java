package io.gather.cli;

import java.nio.file.Path;

import io.gather.cli.modules.InstalledModule;
import io.gather.cli.modules.InstalledModules;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;

/** The shipped catalog, the modules' groups, and what the administrator added. */
final class Catalogs {
    private final Path etc;
    private final InstalledModules modules;

    Catalogs(Path etc, InstalledModules modules) {
        this.etc = etc;
        this.modules = modules;
    }

    Catalog read() {
        Home home = Home.find();
        CatalogReader reader = new CatalogReader().groups(home.catalog());
        for (InstalledModule module : modules.all()) {
            module.catalog().forEach(it -> reader.group(Path.of(module.source() + "!", it.name()), it.text()));
        }
        modules.all().forEach(module -> contribute(module, reader));
        return reader.groups(etc.resolve("catalog.d")).profiles(home.profiles()).profiles(etc.resolve("profiles.d"))
                .read();
    }

    private static void contribute(InstalledModule module, CatalogReader reader) {
        try {
            if (!module.items().isEmpty()) {
                reader.items(module.name(), module.about(), module.items());
            }
        } catch (IllegalArgumentException e) {
            throw module.refusal(String.valueOf(e.getMessage()), e);
        }
    }
}
