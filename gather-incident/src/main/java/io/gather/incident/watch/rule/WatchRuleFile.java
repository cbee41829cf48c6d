package io.gather.incident.watch.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.gather.core.error.Remedy;
import io.gather.core.redact.Redactor;
import io.gather.core.toml.NearestName;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;
import io.gather.incident.error.WatchError;

/** Reads rules: those that are ours, and those of a file, of which every problem is told with line and column. */
public final class WatchRuleFile {
    private static final String OURS = "rules.toml";

    private WatchRuleFile() {}

    /** Only ours. */
    public static WatchRules ours() {
        Problems problems = new Problems();
        List<WatchRule> rules = rules(ourSection(problems), RuleDefaults.USUAL);
        problems.throwIfAny(WatchError.RULES, Remedy.of("this is a mistake in gather: report it"));
        return new WatchRules(rules, Redactor.of(LogSecrets.MASKS));
    }

    /**
     * Those of a file, and ours unless it says otherwise.
     *
     * @throws io.gather.core.error.GatherException naming all that is wrong with the file
     */
    public static WatchRules read(Path file) {
        Problems problems = new Problems();
        TomlSection section = TomlFile.read(file, problems);
        WatchRules rules = section == null ? ours() : merged(section, file, problems);
        problems.throwIfAny(WatchError.RULES, Remedy.of("correct the file; 'gather incident watch --check --rules "
                + file + "' looks at it again"));
        return rules;
    }

    private static WatchRules merged(TomlSection section, Path file, Problems problems) {
        RuleDefaults defaults = RuleDefaults.read(section);
        List<WatchRule> ours = rules(ourSection(problems), defaults);
        Set<String> names = new LinkedHashSet<>(ours.stream().map(WatchRule::name).toList());
        List<String> without = section.strings("without");
        for (String name : without) {
            if (!names.contains(name)) {
                section.problem("without", "there is no rule '" + name + "' of gather's"
                        + NearestName.hint(name, names));
            }
        }
        Redactor redactor = Redactor.of(LogSecrets.MASKS).and(masks(section));
        List<WatchRule> theirs = rules(section, defaults);
        section.done();
        List<WatchRule> all = new ArrayList<>(ours.stream().filter(it -> !without.contains(it.name())
                && theirs.stream().noneMatch(own -> own.name().equals(it.name()))).toList());
        all.addAll(theirs);
        if (all.isEmpty() && problems.all().isEmpty()) {
            problems.add(new Problem(file, 1, 1, "nothing is left to watch for"));
        }
        return new WatchRules(all, redactor);
    }

    private static List<String> masks(TomlSection section) {
        List<String> masks = section.strings("masks");
        for (String mask : masks) {
            try {
                Redactor.check(mask);
            } catch (IllegalArgumentException e) {
                section.problem("masks", String.valueOf(e.getMessage()));
                return List.of();
            }
        }
        return masks;
    }

    private static List<WatchRule> rules(TomlSection section, RuleDefaults defaults) {
        List<WatchRule> rules = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (TomlSection each : section.sections("rule")) {
            RuleReader reader = new RuleReader(each, defaults);
            Optional<WatchRule> rule = reader.read();
            each.done();
            rule.ifPresent(it -> {
                if (!names.add(it.name())) {
                    each.problem("name", "there is a rule '" + it.name() + "' already");
                }
                rules.add(it);
            });
        }
        return rules;
    }

    private static TomlSection ourSection(Problems problems) {
        try (InputStream in = Objects.requireNonNull(WatchRuleFile.class.getResourceAsStream(OURS))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Objects.requireNonNull(TomlFile.parse(Path.of(OURS), text, problems));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
