package io.gather.cli.show;

import java.util.List;
import java.util.Locale;

import io.gather.core.catalog.Item;
import io.gather.core.json.Json;
import io.gather.core.units.Durations;

/** Items and what they run or read. */
public record Tasks(Printer printer) {
    public void show(List<Item> items, boolean json) {
        for (Item item : items) {
            printer.result(json ? Json.write(item) : text(item));
        }
        if (!json) {
            printer.message(items.size() + " items");
        }
    }

    private static String text(Item item) {
        String what = switch (item.what()) {
            case Item.Command command -> command.line();
            case Item.Files files -> String.join(" ", files.patterns());
        };
        String tags = (item.enabled() ? "" : " [not by default]")
                + (item.cost() == io.gather.core.catalog.Cost.HEAVY ? " [heavy]" : "");
        return String.format(Locale.ROOT, "%-36s %-7s %5s  %s%s", item.fullName(),
                item.scope().name().toLowerCase(Locale.ROOT), Durations.show(item.timeout()), what, tags);
    }
}
