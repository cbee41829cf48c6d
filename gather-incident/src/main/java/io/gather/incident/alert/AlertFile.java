package io.gather.incident.alert;

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
import io.gather.incident.error.IncidentError;
import io.gather.incident.event.LogLevel;
import io.gather.transport.mail.Mail;

/** The {@code [[alert]]} tables of the file of rules. */
final class AlertFile {
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration WITHIN = Duration.ofHours(1);

    private AlertFile() {}

    /** @throws GatherException that names every mistake with its line and column */
    static List<AlertRule> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        Problems problems = new Problems();
        List<AlertRule> rules = new ArrayList<>();
        TomlSection all = TomlFile.read(file, problems);
        if (all != null) {
            Set<String> names = new HashSet<>();
            for (TomlSection section : all.sections("alert")) {
                AlertRule rule = rule(section);
                if (!names.add(rule.name())) {
                    section.problem("name", "there is an alert '" + rule.name() + "' already");
                }
                rules.add(rule);
            }
        }
        problems.throwIfAny(IncidentError.RULES_WRONG,
                Remedy.of("correct the rules; docs/incidents.md tells what they may say"));
        return List.copyOf(rules);
    }

    private static AlertRule rule(TomlSection section) {
        Long moreThan = section.integer("more_than");
        AlertRule.When when = section.choice("when", AlertRule.When.NEW);
        AlertRule rule = new AlertRule(section.required("name"), when, section.string("category", ""), level(section),
                moreThan == null ? 0 : Math.clamp(moreThan, 0, 100_000), section.duration("within", WITHIN),
                section.duration("every", EVERY), targets(section));
        if (rule.targets().isEmpty()) {
            section.problem("an alert needs somebody to tell: command, webhook or mail");
        }
        if (when == AlertRule.When.RATE && moreThan == null) {
            section.problem("when", "with rate there must be a number: more_than");
        }
        section.done();
        return rule;
    }

    private static List<AlarmTarget> targets(TomlSection section) {
        List<AlarmTarget> targets = new ArrayList<>();
        List<String> command = section.strings("command");
        if (!command.isEmpty()) {
            targets.add(new AlarmTarget(AlarmTarget.Kind.COMMAND, command));
        }
        if (section.bool("webhook", false)) {
            targets.add(new AlarmTarget(AlarmTarget.Kind.WEBHOOK, List.of()));
        }
        List<String> mail = section.strings("mail");
        mail.stream().filter(address -> !Mail.isAddress(address))
                .forEach(address -> section.problem("mail", "'" + address + "' is no address of mail"));
        if (!mail.isEmpty()) {
            targets.add(new AlarmTarget(AlarmTarget.Kind.MAIL, mail));
        }
        return targets;
    }

    private static double level(TomlSection section) {
        Object value = section.value("level");
        return value == null ? Double.NaN : LogLevel.read(String.valueOf(value)).orElseGet(() -> {
            section.problem("level", "'level' is a number, or a name such as WEIRD");
            return Double.NaN;
        });
    }
}
