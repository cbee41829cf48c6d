package io.gather.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import io.gather.cli.modules.InstalledModules;
import io.gather.cli.modules.Providers;
import io.gather.core.module.GatherModule;

/**
 * Compiles the catalog and the rules of a distribution; part of the build only, which fails where one of them has mistakes.
 */
final class CatalogBuild {
    private CatalogBuild() {}

    public static void main(String[] args) throws IOException {
        InstalledModules modules = new InstalledModules(() -> Providers.of(GatherModule.class), Set::of);
        UserPlaces places = UserPlaces.of(Map.of());
        new Catalogs(places, modules).compile();
        new SecretRules(places).installed().compile();
    }
}
