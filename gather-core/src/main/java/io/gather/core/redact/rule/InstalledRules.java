package io.gather.core.redact.rule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.error.GatherException;

/**
 * The rules of an installation: those that it brings, and a site's own.
 *
 * @param compiled what the build made of the shipped ones
 * @param shipped folder
 * @param own folders, which need not be there; a rule of a later one replaces one of the same id
 */
public record InstalledRules(Path compiled, Path shipped, List<Path> own) {
    public InstalledRules {
        own = List.copyOf(own);
    }

    /**
     * What is looked for. Reads no TOML but a site's.
     *
     * @throws GatherException that names every problem of every file
     */
    public List<Rule> read() {
        Rules rules = new Rules();
        CompiledRules.read(compiled, shipped).ifPresentOrElse(rules::known, () -> rules.folder(shipped));
        own.forEach(rules::folder);
        return rules.read().stream().map(ShownRule::rule).toList();
    }

    /** With what shows that they are right. */
    public List<ShownRule> shown() {
        Rules rules = new Rules().folder(shipped);
        own.forEach(rules::folder);
        return rules.read();
    }

    /** Makes what spares each start the shipped TOML; part of the build only. */
    public void compile() throws IOException {
        CompiledRules.write(shipped, new Rules().folder(shipped).read(), compiled);
    }
}
