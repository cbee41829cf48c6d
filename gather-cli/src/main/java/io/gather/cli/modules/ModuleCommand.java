package io.gather.cli.modules;

import java.util.List;

import io.gather.cli.help.Described;
import io.gather.cli.help.HelpExample;

/** What help says of a module's command besides what picocli knows. */
abstract class ModuleCommand implements Described {
    private final InstalledModule module;
    private final List<HelpExample> examples;

    ModuleCommand(InstalledModule module, List<HelpExample> examples) {
        this.module = module;
        this.examples = List.copyOf(examples);
    }

    InstalledModule module() {
        return module;
    }

    @Override
    public List<HelpExample> examples() {
        return examples;
    }

    @Override
    public String document() {
        return "modules";
    }

    @Override
    public boolean hasManual() {
        return !module.plugin();
    }
}
