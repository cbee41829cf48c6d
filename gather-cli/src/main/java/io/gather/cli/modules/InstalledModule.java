package io.gather.cli.modules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Item;
import io.gather.core.catalog.Keep;
import io.gather.core.catalog.Scope;
import io.gather.core.catalog.Sensitivity;
import io.gather.core.error.GatherException;
import io.gather.core.module.Contribution;
import io.gather.core.module.GatherModule;
import io.gather.core.module.Service;
import io.gather.core.module.SettingOption;
import io.gather.core.module.Verb;
import io.gather.core.secret.Secret;
import io.gather.core.settings.Setting;

/**
 * A module that passed its {@link ModuleCheck}: what it said that it has.
 *
 * @param plugin whether it came in a jar of the plugins folder
 */
public record InstalledModule(String name, String about, Path source, boolean plugin, List<CatalogText> catalog,
        List<Verb> verbs, List<Contribution> contributions, List<Service> services, List<Setting<?>> settings,
        List<Secret> secrets, List<SettingOption> runOptions) {

    /** A catalog file of a module. */
    public record CatalogText(String name, String text) {}

    public InstalledModule {
        catalog = List.copyOf(catalog);
        verbs = List.copyOf(verbs);
        contributions = List.copyOf(contributions);
        services = List.copyOf(services);
        settings = List.copyOf(settings);
        secrets = List.copyOf(secrets);
        runOptions = List.copyOf(runOptions);
    }

    static InstalledModule of(Provided<GatherModule> provided) throws IOException {
        GatherModule module = provided.what();
        List<CatalogText> catalog = new ArrayList<>();
        for (String resource : module.catalogResources()) {
            catalog.add(new CatalogText(resource, text(module, resource)));
        }
        String about = module.about().isBlank() ? "the module " + module.name() : module.about();
        Path folder = provided.source().getParent();
        boolean plugin = folder != null && folder.endsWith("plugins");
        return new InstalledModule(module.name(), about, provided.source(), plugin, catalog, module.verbs(),
                module.contributions(), module.services(), module.settings(), module.secrets(),
                module.runOptions());
    }

    private static String text(GatherModule module, String resource) throws IOException {
        try (InputStream in = module.getClass().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("it lacks its " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** For what shows only when it is put together with others. */
    public GatherException refusal(String why, Throwable cause) {
        return PluginRefusal.of(source, why, cause);
    }

    /** Whether there is a command of its name. */
    boolean hasCommands() {
        return !verbs.isEmpty() || !services.isEmpty();
    }

    /** What it contributes, as it is chosen. */
    public List<Item> items() {
        return contributions.stream()
                .map(it -> new Item(name, it.name(), it.about(), new Item.Contributed(name), List.of(), Scope.CLUSTER,
                        it.timeout(), it.max(), Keep.HEAD, Cost.NORMAL, Sensitivity.NONE, List.of(), true))
                .toList();
    }
}
