package io.gather.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import io.gather.cli.modules.InstalledModules;
import io.gather.cli.modules.Providers;
import io.gather.core.module.GatherModule;

/** Compiles the catalog of a distribution; part of the build only, which fails with a catalog that has mistakes. */
final class CatalogBuild {
    private CatalogBuild() {}

    public static void main(String[] args) throws IOException {
        InstalledModules modules = new InstalledModules(() -> Providers.of(GatherModule.class), Set::of);
        new Catalogs(UserPlaces.of(Map.of()), modules).compile();
    }
}
