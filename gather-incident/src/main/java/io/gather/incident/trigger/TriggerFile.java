package io.gather.incident.trigger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;
import io.gather.core.units.ByteSize;
import io.gather.incident.error.IncidentError;
import io.gather.incident.event.LogLevel;

/** The {@code [[gather]]} tables of the file of rules. */
final class TriggerFile {
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Duration MAX_TIME = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final ByteSize MAX_SIZE = ByteSize.ofMiB(200);
    private static final int PER_HOUR = 4;
    private static final int MOST_PER_HOUR = 60;

    private TriggerFile() {}

    /** @throws GatherException that names every mistake with its line and column */
    static List<TriggerRule> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        Problems problems = new Problems();
        List<TriggerRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        TomlSection all = TomlFile.read(file, problems);
        if (all != null) {
            for (TomlSection section : all.sections("gather")) {
                TriggerRule rule = rule(section);
                if (!names.add(rule.name())) {
                    section.problem("name", "there is a gather '" + rule.name() + "' already");
                }
                rules.add(rule);
            }
        }
        problems.throwIfAny(IncidentError.RULES_WRONG,
                Remedy.of("correct the rules; docs/incidents.md tells what they may say"));
        return List.copyOf(rules);
    }

    private static TriggerRule rule(TomlSection section) {
        Long perHour = section.integer("per_hour");
        TriggerRule rule = new TriggerRule(section.required("name"), section.choice("when", TriggerRule.When.NEW),
                section.string("category", ""), level(section), section.string("profile", ""),
                section.strings("groups"), section.bool("local", false), section.duration("settle", SETTLE),
                perHour == null ? PER_HOUR : Math.clamp(perHour, 1, MOST_PER_HOUR),
                section.duration("max_time", MAX_TIME), section.size("max_size", MAX_SIZE),
                section.bool("upload", false));
        if (rule.profile().isEmpty() && rule.groups().isEmpty()) {
            section.problem("a gather needs a profile or groups: what is gathered");
        }
        if (rule.groups().stream().anyMatch(group -> !group.matches("[A-Za-z0-9_.*-]+") || group.startsWith("-"))
                || rule.profile().startsWith("-")) {
            section.problem("a profile, group or item is a name");
        }
        if (rule.settle().compareTo(LONGEST) > 0 || rule.maxTime().compareTo(LONGEST) > 0) {
            section.problem("'settle' and 'max_time' are an hour at most");
        }
        section.done();
        return rule;
    }

    private static double level(TomlSection section) {
        Object value = section.value("level");
        return value == null ? Double.NaN : LogLevel.read(String.valueOf(value)).orElseGet(() -> {
            section.problem("level", "'level' is a number, or a name such as WEIRD");
            return Double.NaN;
        });
    }
}
