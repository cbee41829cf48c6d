package io.gather.incident.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;
import io.gather.incident.error.IncidentError;
import io.gather.incident.event.LogLevel;
import io.gather.incident.pattern.BoundedPattern;
import org.jspecify.annotations.Nullable;

/** The file of rules: {@code [[category]]} tables. */
final class RuleFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_@+-][A-Za-z0-9._@+-]{0,99}");

    private RuleFile() {}

    /** @throws GatherException that names every mistake with its line and column */
    static List<CategoryRule> read(Path file) {
        Problems problems = new Problems();
        List<CategoryRule> rules = new ArrayList<>();
        TomlSection all = TomlFile.read(file, problems);
        if (all != null) {
            all.sections("category").forEach(section -> rules.add(rule(section)));
            // Of other readers.
            boolean _ = all.has("alert");
            boolean _ = all.has("gather");
            all.done();
        }
        problems.throwIfAny(IncidentError.RULES_WRONG,
                Remedy.of("correct the rules; docs/incidents.md tells what they may say"));
        return List.copyOf(rules);
    }

    private static CategoryRule rule(TomlSection section) {
        String name = section.required("name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            section.problem("name", "'name' becomes the name of a file: letters, digits and any of ._@+- only");
        }
        CategoryRule rule = new CategoryRule(name, section.strings("umid"), section.string("facility", ""),
                level(section), message(section), section.string("failure", ""));
        if (section.keys().size() <= 1) {
            section.problem("a category needs a condition: umid, facility, level, message or failure");
        }
        section.done();
        return rule;
    }

    private static double level(TomlSection section) {
        Object value = section.value("level");
        if (value == null) {
            return Double.NaN;
        }
        return LogLevel.read(String.valueOf(value)).orElseGet(() -> {
            section.problem("level", "'level' is a number or one of NOISY, OPERATIONAL, UNUSUAL, INFREQUENT, CURIOUS,"
                    + " WEIRD, SCARY, BAD");
            return Double.NaN;
        });
    }

    private static @Nullable BoundedPattern message(TomlSection section) {
        String expression = section.string("message");
        if (expression == null) {
            return null;
        }
        try {
            return BoundedPattern.of(expression);
        } catch (IllegalArgumentException e) {
            section.problem("message", "'message': " + e.getMessage());
            return null;
        }
    }
}
