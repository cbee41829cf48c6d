package io.gather.stats.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.gather.core.toml.NearestName;
import io.gather.core.toml.TomlSection;

/** Reads each {@code [[statgroup]]}, and chooses those that are active. */
final class StatGroupReader {
    /** As Go reads a number with a point, without its hexadecimal ones and those that are none. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final double LONGEST = 366 * 24 * 3600;

    private final Warnings warnings;
    private final TomlSection global;
    private final Duration minimum;
    private final Map<String, StatGroup> groups = new LinkedHashMap<>();
    private final Map<String, TomlSection> places = new HashMap<>();
    private final Map<String, String> groupOfStat = new HashMap<>();

    /** @param global which names the active ones */
    StatGroupReader(Warnings warnings, TomlSection global, Duration minimum) {
        this.warnings = warnings;
        this.global = global;
        this.minimum = minimum;
    }

    List<StatGroup> active(List<TomlSection> sections, List<String> names) {
        sections.forEach(this::define);
        Map<String, StatGroup> active = new LinkedHashMap<>();
        for (String name : names) {
            StatGroup group = groups.get(name);
            TomlSection place = places.get(name);
            if (group == null || place == null) {
                warnings.add(global, "active_stat_groups",
                        "there is no [[statgroup]] '" + name + "'" + NearestName.hint(name, groups.keySet()));
            } else if (active.put(name, group) != null) {
                place.problem("name", "the group '" + name + "' is twice in 'active_stat_groups'");
            } else {
                activate(group, place);
            }
        }
        return active.values().stream().filter(group -> !group.stats().isEmpty()).toList();
    }

    private void define(TomlSection section) {
        String name = section.string("name", "");
        StatGroup group = new StatGroup(name, interval(section), stats(section));
        warnings.unknown(section);
        if (groups.put(name, group) != null) {
            warnings.add(section, "name", "there are several groups '" + name + "': the last one holds");
        }
        places.put(name, section);
    }

    private List<String> stats(TomlSection section) {
        List<String> stats = new ArrayList<>(section.strings("stats"));
        if (stats.removeIf(String::isBlank)) {
            warnings.add(section, "stats", "'stats' has an empty name, which is left out");
        }
        return stats;
    }

    private void activate(StatGroup group, TomlSection place) {
        if (group.interval() instanceof UpdateInterval.Multiple(double factor) && factor == 0) {
            place.problem("update_interval", "'update_interval' is no interval at all: '*0'");
        }
        for (String stat : group.stats()) {
            String other = groupOfStat.put(stat, group.name());
            if (other != null) {
                place.problem("stats", other.equals(group.name())
                        ? "the stat '" + stat + "' is twice in the group"
                        : "the stat '" + stat + "' is in the active group '" + other + "' too");
            }
        }
    }

    private UpdateInterval interval(TomlSection section) {
        String text = section.textOrNumber("update_interval");
        if (text == null || text.isEmpty()) {
            warnings.add(section, "update_interval", "'update_interval' is missing: * is taken");
            return new UpdateInterval.Multiple(1);
        }
        if (text.equals("*")) {
            return new UpdateInterval.Multiple(1);
        }
        boolean multiple = text.startsWith("*");
        String number = multiple ? text.substring(1) : text;
        double value = NUMBER.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
        if (!Double.isFinite(value) || Math.abs(value) > LONGEST) {
            warnings.add(section, "update_interval",
                    "'update_interval': '" + text + "' is neither seconds nor * with a number: * is taken");
            return new UpdateInterval.Multiple(1);
        }
        if (multiple) {
            return new UpdateInterval.Multiple(value);
        }
        if (value < minimum.toSeconds()) {
            warnings.add(section, "update_interval", "'update_interval' is " + text + ": the minimum of "
                    + minimum.toSeconds() + " is taken, which is that of 'min_update_interval_override'");
        }
        return new UpdateInterval.Fixed(value);
    }
}
