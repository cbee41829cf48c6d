package io.gather.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedMap;

import io.gather.cli.modules.InstalledModule;
import io.gather.cli.modules.InstalledModules;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Group;
import io.gather.core.catalog.KeptCatalog;

/** The shipped catalog, the modules' groups, and what the administrator added. */
final class Catalogs {
    private final UserPlaces places;
    private final InstalledModules modules;

    Catalogs(UserPlaces places, InstalledModules modules) {
        this.places = places;
        this.modules = modules;
    }

    /** Reads nothing before it is asked for, and of the shipped files what the build compiled of them. */
    Catalog read() {
        return new Catalog(() -> groups(kept("catalog")), () -> profiles(kept("profiles")));
    }

    private SequencedMap<String, Group> groups(KeptCatalog kept) {
        return shippedGroups(kept).groups(places.etc().resolve("catalog.d")).read().groups();
    }

    private Map<String, Catalog.Profile> profiles(KeptCatalog kept) {
        return shippedProfiles(kept).profiles(places.etc().resolve("profiles.d")).read().profiles();
    }

    private CatalogReader shippedGroups(KeptCatalog kept) {
        CatalogReader reader = new CatalogReader(kept).groups(Home.find().catalog());
        for (InstalledModule module : modules.all()) {
            module.catalog().forEach(it -> reader.group(Path.of(module.source() + "!", it.name()), it.text()));
        }
        modules.all().forEach(module -> contribute(module, reader));
        return reader;
    }

    private static CatalogReader shippedProfiles(KeptCatalog kept) {
        return new CatalogReader(kept).profiles(Home.find().profiles());
    }

    private KeptCatalog kept(String part) {
        Home home = Home.find();
        return KeptCatalog.of(home.compiled(part), home.config(), places.cache().resolve(part + Home.COMPILED));
    }

    /** Makes what spares each start the TOML of the distribution; part of the build only. */
    void compile() throws IOException {
        KeptCatalog groups = KeptCatalog.none();
        KeptCatalog profiles = KeptCatalog.none();
        shippedGroups(groups).check();
        shippedProfiles(profiles).check();
        groups.compile(Home.find().compiled("catalog"));
        profiles.compile(Home.find().compiled("profiles"));
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
