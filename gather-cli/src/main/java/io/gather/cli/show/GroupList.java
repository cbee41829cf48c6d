package io.gather.cli.show;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Group;
import io.gather.core.catalog.Selection;

/** Groups and profiles as lists. */
public record GroupList(Printer printer, boolean json) {
    public void show(Catalog catalog) {
        for (Group group : catalog.groups().values()) {
            line(group.name(), group.title(), group.items().size());
        }
        if (!json) {
            printer.message(catalog.groups().size() + " groups, " + catalog.items().count() + " items");
        }
    }

    public void showProfiles(Catalog catalog) {
        for (Catalog.Profile profile : new TreeMap<>(catalog.profiles()).values()) {
            line(profile.name(), profile.title(),
                    Selection.profile(profile.name()).choose(catalog).size());
        }
    }

    private void line(String name, String title, int items) {
        if (json) {
            printer.json(fields(name, title, items));
        } else {
            printer.result(String.format(Locale.ROOT, "%-20s %4d  %s", name, items, title));
        }
    }

    private static Map<String, Object> fields(String name, String title, int items) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("title", title);
        fields.put("items", items);
        return fields;
    }
}
