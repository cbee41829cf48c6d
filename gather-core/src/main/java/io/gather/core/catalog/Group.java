package io.gather.core.catalog;

import java.util.List;
import java.util.Map;

/** Items that belong together, with what they share. */
public record Group(String name, String title, List<Condition> when, Map<String, ListSource> lists, List<Item> items) {
    public Group {
        when = List.copyOf(when);
        lists = Map.copyOf(lists);
        items = List.copyOf(items);
    }
}
