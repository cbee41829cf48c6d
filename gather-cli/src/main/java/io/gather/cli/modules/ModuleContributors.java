package io.gather.cli.modules;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.core.module.ContributedFiles;
import io.gather.core.module.Contribution;
import io.gather.core.module.Contributor;
import io.gather.core.module.Contributors;
import org.jspecify.annotations.Nullable;

/** Finds what the installed modules contribute, with what they work with. */
public record ModuleContributors(InstalledModules modules, ModuleContexts contexts) implements Contributors {
    @Override
    public @Nullable Contributor find(String module, String name) {
        return modules.find(module).flatMap(installed -> installed.contributions().stream()
                .filter(it -> it.name().equals(name)).findFirst().map(it -> contributor(installed, it))).orElse(null);
    }

    private Contributor contributor(InstalledModule module, Contribution contribution) {
        return new Contributor() {
            @Override
            public Optional<String> absent(Consumer<String> notices) {
                return contribution.absent(contexts.of(module, notices));
            }

            @Override
            public void write(ContributedFiles files, Consumer<String> notices)
                    throws IOException, InterruptedException {
                contribution.write(contexts.of(module, notices), files);
            }
        };
    }
}
