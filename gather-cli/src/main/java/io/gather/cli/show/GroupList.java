package io.gather.cli.show;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Group;

/** GroupList and profiles as lists. */
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
                    io.gather.core.catalog.Selection.profile(profile.name()).choose(catalog).size());
        }
    }

    private void line(String name, String title, int items) {
        if (json) {
            printer.json(Map.of("name", name, "title", title, "items", items));
        } else {
            printer.result(String.format(Locale.ROOT, "%-20s %4d  %s", name, items, title));
        }
    }
}
