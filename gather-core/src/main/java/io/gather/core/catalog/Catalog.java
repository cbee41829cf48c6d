package io.gather.core.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** All that can be gathered, and the profiles that choose from it; each is read when it is asked for. Safe for several threads. */
public final class Catalog {
    private final Supplier<SequencedMap<String, Group>> groups;
    private final Supplier<Map<String, Profile>> profiles;
    private final Map<String, Group> own;
    private @Nullable SequencedMap<String, Group> readGroups;
    private @Nullable Map<String, Profile> readProfiles;

    /** @param groups asked once, and only where an item of them is asked for */
    public Catalog(Supplier<SequencedMap<String, Group>> groups, Supplier<Map<String, Profile>> profiles) {
        this(groups, profiles, Map.of());
    }

    private Catalog(Supplier<SequencedMap<String, Group>> groups, Supplier<Map<String, Profile>> profiles,
            Map<String, Group> own) {
        this.groups = groups;
        this.profiles = profiles;
        this.own = own;
    }

    /** The same with one more group; to look at that one reads no other. */
    public Catalog with(Group group) {
        return new Catalog(() -> {
            SequencedMap<String, Group> all = new LinkedHashMap<>(groups());
            all.put(group.name(), group);
            return all;
        }, this::profiles, Map.of(group.name(), group));
    }

    public synchronized SequencedMap<String, Group> groups() {
        SequencedMap<String, Group> known = readGroups;
        if (known == null) {
            known = groups.get();
            readGroups = known;
        }
        return known;
    }

    public synchronized Map<String, Profile> profiles() {
        Map<String, Profile> known = readProfiles;
        if (known == null) {
            known = profiles.get();
            readProfiles = known;
        }
        return known;
    }

    public Stream<Item> items() {
        return groups().values().stream().flatMap(group -> group.items().stream());
    }

    public Group group(Item item) {
        Group group = own.containsKey(item.group()) ? own.get(item.group()) : groups().get(item.group());
        if (group == null) {
            throw new IllegalArgumentException("not of this catalog: " + item.fullName());
        }
        return group;
    }

    public Collection<String> names() {
        return Stream.concat(groups().keySet().stream(), items().map(Item::fullName)).toList();
    }

    /** A named choice of groups and items. */
    public record Profile(String name, String title, List<String> include, List<String> exclude) {
        public Profile {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }
}
