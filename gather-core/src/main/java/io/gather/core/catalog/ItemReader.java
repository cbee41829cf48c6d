package io.gather.core.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.gather.core.toml.TomlSection;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** Reads one item of a catalog file. */
final class ItemReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]*)\\}");

    Item read(String group, String name, TomlSection section, Map<String, ListSource> lists) {
        boolean command = section.has("command");
        if (command == section.has("files")) {
            section.problem("item '" + name + "' needs either 'command' or 'files'");
        }
        Item item = new Item(group, name, section.string("about", ""),
                command ? command(section, lists) : files(section), GroupReader.conditions(section),
                section.choice("scope", Scope.NODE),
                section.duration("timeout", command ? Duration.ofSeconds(60) : Duration.ofMinutes(5)),
                section.size("max", ByteSize.ofMiB(command ? 10 : 100)),
                section.choice("keep", command ? Keep.HEAD : Keep.TAIL), section.choice("cost", Cost.NORMAL),
                value(section),
                section.choice("sensitivity", Sensitivity.NONE), masks(section), section.bool("enabled", true));
        section.done();
        return item;
    }

    private static int value(TomlSection section) {
        Long value = section.integer("value");
        if (value == null) {
            return Item.USUAL;
        }
        if (value < Item.LEAST || value > Item.MOST) {
            section.problem("value", "'value' must be " + Item.LEAST + " to " + Item.MOST);
            return Item.USUAL;
        }
        return value.intValue();
    }

    private static Item.Command command(TomlSection section, Map<String, ListSource> lists) {
        String line = section.required("command");
        String forEach = section.string("for_each");
        if (line.isBlank()) {
            section.problem("command", "'command' is empty");
        }
        if (forEach != null && !lists.containsKey(forEach)) {
            section.problem("for_each", GroupReader.unknownList(forEach, lists));
        }
        checkPlaceholder(section, line, forEach, lists);
        return new Item.Command(line, forEach, section.integers("exit"));
    }

    /** Other braces are the shell's own, such as awk programs: only names of lists are taken for placeholders. */
    private static void checkPlaceholder(TomlSection section, String line, @Nullable String forEach,
            Map<String, ListSource> lists) {
        Matcher matcher = PLACEHOLDER.matcher(line);
        boolean used = false;
        while (matcher.find()) {
            used |= matcher.group(1).equals(forEach);
            if (lists.containsKey(matcher.group(1)) && !matcher.group(1).equals(forEach)) {
                section.problem("command", "{" + matcher.group(1) + "} needs for_each = \"" + matcher.group(1) + "\"");
            }
        }
        if (forEach != null && !used) {
            section.problem("for_each", "the command does not use {" + forEach + "}");
        }
    }

    private static Item.Files files(TomlSection section) {
        List<String> patterns = section.strings("files");
        if (patterns.isEmpty() && section.has("files")) {
            section.problem("files", "'files' is empty");
        }
        for (String pattern : patterns) {
            if (!pattern.startsWith("/")) {
                section.problem("files", "'" + pattern + "' is not absolute");
            }
        }
        Duration newer = section.has("newer") ? section.duration("newer", Duration.ZERO) : null;
        return new Item.Files(patterns, section.strings("exclude"), section.size("max_file", ByteSize.ofMiB(25)), newer,
                section.bool("follow_links", false));
    }

    private static List<String> masks(TomlSection section) {
        List<String> masks = section.strings("mask");
        for (String mask : masks) {
            try {
                if (Pattern.compile(mask).matcher("").groupCount() != 1) {
                    section.problem("mask", "'" + mask + "' must have exactly one group");
                }
            } catch (PatternSyntaxException e) {
                section.problem("mask", "'" + mask + "': " + e.getDescription());
            }
        }
        return masks;
    }
}
