package io.gather.cli.show;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.gather.core.catalog.Item;
import io.gather.core.json.Json;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import org.jspecify.annotations.Nullable;

/** Items and what they run or read. */
public record TaskList(Printer printer) {
    /**
     * How much an item gathers from a node.
     *
     * @param now null where nobody knows
     * @param most its limit
     * @param files that match now; null where nobody knows
     */
    public record Size(@Nullable Long now, long most, @Nullable Long files) {}

    public void show(List<Item> items, boolean json) {
        for (Item item : items) {
            if (json) {
                printer.json(item);
            } else {
                printer.result(text(item, ""));
            }
        }
        count(items, json);
    }

    /** With how much they gather. */
    public void show(List<Item> items, Function<Item, Size> sizes, boolean json) {
        for (Item item : items) {
            if (json) {
                printer.json(fields(item, sizes.apply(item)));
            } else {
                printer.result(text(item, text(sizes.apply(item))));
            }
        }
        count(items, json);
    }

    private void count(List<Item> items, boolean json) {
        if (!json) {
            printer.message(items.size() + " items");
        }
    }

    private static Map<String, Object> fields(Item item, Size size) {
        Map<String, Object> fields = Json.fields(item);
        if (size.now() != null) {
            fields.put("estimate", size.now());
            fields.put("files", size.files());
        }
        return fields;
    }

    private static String text(Size size) {
        String amount = size.now() == null ? "up to " + ByteSize.of(size.most()) : ByteSize.of(size.now()).toString();
        return String.format(Locale.ROOT, "%14s ", amount);
    }

    private static String text(Item item, String size) {
        String what = switch (item.what()) {
            case Item.Command command -> command.line();
            case Item.Files files -> String.join(" ", files.patterns());
            case Item.Contributed _ -> item.about();
        };
        String tags = (item.enabled() ? "" : " [not by default]")
                + (item.cost() == io.gather.core.catalog.Cost.HEAVY ? " [heavy]" : "")
                + (item.value() == Item.USUAL ? "" : " [value " + item.value() + "]");
        return String.format(Locale.ROOT, "%-36s %-7s %5s %s %s%s", item.fullName(),
                item.scope().name().toLowerCase(Locale.ROOT), Durations.show(item.timeout()), size, what, tags);
    }
}
