package io.gather.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.module.GatherModule;

/** The shipped catalog, the modules' groups, and what the administrator added. */
final class Catalogs {
    private final Path etc;
    private final List<GatherModule> modules;

    Catalogs(Path etc, List<GatherModule> modules) {
        this.etc = etc;
        this.modules = modules;
    }

    Catalog read() {
        Home home = Home.find();
        CatalogReader reader = new CatalogReader().groups(home.catalog());
        for (GatherModule module : modules) {
            for (String resource : module.catalogResources()) {
                reader.group(Path.of(module.name() + "!", resource), text(module, resource));
            }
        }
        return reader.groups(etc.resolve("catalog.d")).profiles(home.profiles()).profiles(etc.resolve("profiles.d"))
                .read();
    }

    private static String text(GatherModule module, String resource) {
        try (InputStream in = module.getClass().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("module " + module.name() + " lacks its " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
