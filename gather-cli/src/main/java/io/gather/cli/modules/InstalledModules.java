package io.gather.cli.modules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.gather.core.error.GatherException;
import io.gather.core.module.GatherModule;
import io.gather.core.module.SettingOption;
import org.jspecify.annotations.Nullable;

/** The modules of the installation and its plugins, found when they are asked for first. Safe for several threads. */
public final class InstalledModules {
    private final Supplier<Providers<GatherModule>> providers;
    private final Supplier<Set<String>> commands;
    private @Nullable Found found;

    /** @param commands of the program, whose names no module may have */
    public InstalledModules(Supplier<Providers<GatherModule>> providers, Supplier<Set<String>> commands) {
        this.providers = providers;
        this.commands = commands;
    }

    private record Found(List<InstalledModule> sound, List<GatherException> refused) {}

    /** @throws GatherException when one is refused: what is gathered without it would not be what was asked for */
    public List<InstalledModule> all() {
        PluginRefusal.throwIfAny(found().refused);
        return found().sound;
    }

    /** Those that can be used, for help. */
    public List<InstalledModule> sound() {
        return found().sound;
    }

    /** Options of gathers, of the modules that can be used. */
    public List<SettingOption> runOptions() {
        return sound().stream().flatMap(module -> module.runOptions().stream()).toList();
    }

    /** Why others cannot be used. */
    public List<GatherException> refused() {
        return found().refused;
    }

    Optional<InstalledModule> find(String name) {
        return sound().stream().filter(module -> module.name().equals(name)).findFirst();
    }

    private synchronized Found found() {
        Found known = found;
        if (known == null) {
            known = look();
            found = known;
        }
        return known;
    }

    private Found look() {
        Providers<GatherModule> all = providers.get();
        ModuleCheck check = new ModuleCheck(commands.get());
        List<GatherException> refused = new ArrayList<>(all.broken());
        Map<String, InstalledModule> byName = new HashMap<>();
        List<InstalledModule> sound = new ArrayList<>();
        for (Provided<GatherModule> provided : all.sound()) {
            try {
                InstalledModule module = InstalledModule.of(provided);
                List<String> problems = new ArrayList<>(check.problems(module));
                InstalledModule first = byName.putIfAbsent(module.name(), module);
                if (first != null) {
                    problems.add("there is a module '" + module.name() + "' already, in " + first.source());
                }
                if (problems.isEmpty()) {
                    sound.add(module);
                } else {
                    refused.add(PluginRefusal.of(provided.source(), String.join("; ", problems), null));
                }
            } catch (IOException e) {
                refused.add(PluginRefusal.of(provided.source(), String.valueOf(e.getMessage()), e));
            } catch (RuntimeException | LinkageError e) {
                refused.add(PluginRefusal.of(provided.source(), "it fails when it is asked what it brings: " + e, e));
            }
        }
        return new Found(List.copyOf(sound), List.copyOf(refused));
    }
}
