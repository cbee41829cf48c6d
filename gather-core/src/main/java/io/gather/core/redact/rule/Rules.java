package io.gather.core.redact.rule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;

/** The rules of folders, in the order of their files' names; one of the same id replaces one of before. */
public final class Rules {
    private final Problems problems = new Problems();
    private final Map<String, ShownRule> rules = new LinkedHashMap<>();

    /** Every {@code *.toml} of the folder; a folder that is not there counts as empty. */
    public Rules folder(Path folder) {
        try {
            RuleFolder.files(folder).forEach(this::file);
        } catch (IOException e) {
            problems.add(new Problem(folder, 0, 0, "cannot be read: " + e));
        }
        return this;
    }

    public Rules file(Path file) {
        new SecretRuleFile(file, problems).read(rules);
        return this;
    }

    /** Rules of which it is known that they are right. */
    void known(List<Rule> known) {
        known.forEach(rule -> rules.put(rule.id(), new ShownRule(rule, List.of(), List.of())));
    }

    /** @throws GatherException that names every problem of every file */
    public List<ShownRule> read() {
        problems.throwIfAny(InputError.RULES_WRONG,
                Remedy.of("correct the rules; docs/redaction.md describes their format"));
        return List.copyOf(rules.values());
    }
}
