package io.gather.incident.watch.rule;

import java.time.Duration;

import io.gather.core.toml.TomlSection;

/** What holds for rules that say nothing else. */
record RuleDefaults(int before, int after, Duration settle, int perHour) {
    static final RuleDefaults USUAL = new RuleDefaults(100, 100, Duration.ofSeconds(5), 6);
    private static final int MOST_LINES = 500;
    private static final int MOST_PER_HOUR = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    static RuleDefaults read(TomlSection section) {
        return USUAL.with(section);
    }

    RuleDefaults with(TomlSection section) {
        Duration wanted = section.duration("settle", settle);
        if (wanted.compareTo(LONGEST) > 0) {
            section.problem("settle", "'settle' must be a minute at most");
        }
        return new RuleDefaults(number(section, "before", before, 0, MOST_LINES),
                number(section, "after", after, 0, MOST_LINES), wanted,
                number(section, "per_hour", perHour, 1, MOST_PER_HOUR));
    }

    private static int number(TomlSection section, String key, int absent, int least, int most) {
        Long value = section.integer(key);
        if (value == null) {
            return absent;
        }
        if (value < least || value > most) {
            section.problem(key, "'" + key + "' must be " + least + " to " + most + ", not " + value);
            return absent;
        }
        return value.intValue();
    }
}
