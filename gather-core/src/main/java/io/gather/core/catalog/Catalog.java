package io.gather.core.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** All that can be gathered, and the profiles that choose from it. */
public record Catalog(SequencedMap<String, Group> groups, Map<String, Profile> profiles) {
    public Stream<Item> items() {
        return groups.values().stream().flatMap(group -> group.items().stream());
    }

    public Group group(Item item) {
        Group group = groups.get(item.group());
        if (group == null) {
            throw new IllegalArgumentException("not of this catalog: " + item.fullName());
        }
        return group;
    }

    public Collection<String> names() {
        return Stream.concat(groups.keySet().stream(), items().map(Item::fullName)).toList();
    }

    /** A named choice of groups and items. */
    public record Profile(String name, String title, List<String> include, List<String> exclude) {
        public Profile {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }
}
