package io.gather.core.permission;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Group;
import io.gather.core.catalog.Item;
import io.gather.core.catalog.ListSource;
import io.gather.core.plan.Task;
import org.jspecify.annotations.Nullable;

/**
 * Whether a task is one that the node's owner allows: an item of the node's own catalog, told as it stands there. What others made of it
 * may be less, such as fewer files or more masks, and never more. Safe for several threads.
 *
 * @param catalog of the node
 * @param items groups and items that are allowed; empty: all of the catalog
 * @param others whether what the catalog does not have is allowed as well
 */
public record OwnerPermission(Catalog catalog, List<String> items, boolean others) {
    public OwnerPermission {
        items = List.copyOf(items);
    }

    /** Why it is not run; empty: it is. */
    public Optional<String> refusal(Task task) {
        Group group = catalog.groups().get(task.group());
        Item item = group == null
                ? null
                : group.items().stream().filter(it -> it.name().equals(task.item())).findFirst().orElse(null);
        if (group == null || item == null) {
            return others
                    ? Optional.empty()
                    : Optional.of("the node's owner allows only what its own catalog has, and it has no "
                            + task.fullName());
        }
        Optional<String> difference = difference(group, item, task);
        if (difference.isPresent()) {
            return others
                    ? Optional.empty()
                    : Optional.of("the node's owner allows only what its own catalog has, and there " + task.fullName()
                            + " is another: " + difference.get());
        }
        return items.isEmpty() || items.stream().anyMatch(item::isNamed)
                ? Optional.empty()
                : Optional.of("the node's owner does not allow it");
    }

    private static Optional<String> difference(Group group, Item item, Task task) {
        if (!task.mask().containsAll(item.mask())) {
            return Optional.of("it masks more");
        }
        return switch (task) {
            case Task.Command command -> command(group, item, command);
            case Task.Files files -> files(item, files);
            case Task.Contributed _ -> Optional.of("what modules contribute is made by the overlord");
        };
    }

    private static Optional<String> command(Group group, Item item, Task.Command asked) {
        return item.what() instanceof Item.Command own && own.line().equals(asked.line())
                && Objects.equals(each(group, own.forEach()), asked.forEach())
                        ? Optional.empty()
                        : Optional.of("its command");
    }

    private static Task.@Nullable Each each(Group group, @Nullable String name) {
        ListSource source = name == null ? null : group.lists().get(name);
        return name == null || source == null ? null : new Task.Each(name, source);
    }

    private static Optional<String> files(Item item, Task.Files asked) {
        return item.what() instanceof Item.Files own && own.patterns().containsAll(asked.patterns())
                && new HashSet<>(asked.exclude()).containsAll(own.exclude())
                && (own.followLinks() || !asked.followLinks())
                        ? Optional.empty()
                        : Optional.of("its files");
    }
}
