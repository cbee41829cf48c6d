package io.gather.core.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import io.gather.core.toml.NearestName;
import io.gather.core.toml.TomlSection;
import org.jspecify.annotations.Nullable;

/** Reads one catalog file: a group with its lists and items. */
final class GroupReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]*");

    private final ItemReader items = new ItemReader();

    /** Items with {@code enabled = false} and nothing else keep their name only, to switch off those of an earlier file. */
    CatalogFile.OfGroup read(String name, TomlSection file) {
        if (!NAME.matcher(name).matches()) {
            file.problem("the file's name must be a group's name: lower-case letters, digits, '_', '-', '.'");
        }
        String title = file.string("title", name);
        List<Condition> when = conditions(file);
        Map<String, ListSource> lists = lists(file.section("each"));
        Map<String, Item> read = new LinkedHashMap<>();
        List<String> switchedOff = new ArrayList<>();
        for (TomlSection section : file.sections("item")) {
            String item = section.required("name");
            if (!item.isEmpty() && !NAME.matcher(item).matches()) {
                section.problem("name", "'" + item + "' is not a name: lower-case letters, digits, '_', '-', '.'");
            }
            if (read.containsKey(item) || switchedOff.contains(item)) {
                section.problem("name", "'" + item + "' is there twice");
            } else if (!section.has("command") && !section.has("files") && !section.bool("enabled", true)) {
                switchedOff.add(item);
                section.done();
            } else {
                read.put(item, items.read(name, item, section, lists));
            }
        }
        file.done();
        return new CatalogFile.OfGroup(new Group(name, title, when, lists, List.copyOf(read.values())),
                file.has("title"), switchedOff);
    }

    static List<Condition> conditions(TomlSection section) {
        List<Condition> conditions = new ArrayList<>();
        for (TomlSection when : section.sections("when")) {
            List<Condition.Need> needs = new ArrayList<>();
            for (Condition.Kind kind : Condition.Kind.values()) {
                String key = kind.name().toLowerCase(Locale.ROOT);
                if (when.has(key)) {
                    needs.add(new Condition.Need(kind, when.strings(key)));
                }
            }
            when.done();
            if (needs.isEmpty()) {
                when.problem("a condition needs at least one of command, file, package, service, process, module, os");
            }
            conditions.add(new Condition(needs));
        }
        return conditions;
    }

    private static Map<String, ListSource> lists(@Nullable TomlSection each) {
        if (each == null) {
            return Map.of();
        }
        Map<String, ListSource> lists = new HashMap<>();
        for (String name : each.keys()) {
            TomlSection list = each.section(name);
            if (list == null) {
                continue;
            }
            String glob = list.string("glob");
            String command = list.string("command");
            List<String> exclude = list.strings("exclude");
            if ((glob == null) == (command == null)) {
                list.problem("the list '" + name + "' needs either 'glob' or 'command'");
            } else if (glob != null) {
                lists.put(name, new ListSource.Glob(glob, exclude));
            } else {
                lists.put(name, new ListSource.Command(Objects.requireNonNull(command), exclude));
            }
            list.done();
        }
        return lists;
    }

    static String unknownList(String name, Map<String, ListSource> lists) {
        return "no list '" + name + "' in this group's [each]" + NearestName.hint(name, lists.keySet());
    }
}
