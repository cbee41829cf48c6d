package io.gather.core.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Group;
import io.gather.core.catalog.Item;
import io.gather.core.catalog.Scope;
import io.gather.core.window.Window;
import org.jspecify.annotations.Nullable;

/** Makes the items that were chosen concrete: one task each, those first that tell the most for what they cost. */
public final class Planner {
    private static final Comparator<Item> ORDER = Comparator.comparingInt(Item::value).reversed()
            .thenComparing(Item::cost).thenComparing(Item::max);

    private final Catalog catalog;
    private final Map<String, Duration> timeouts;
    private final Window window;
    private final Clock clock;

    /**
     * @param timeouts by full item name or group, instead of the catalog's
     * @param window only what is of this time: of files modified since then, unless an item wants still later ones
     */
    public Planner(Catalog catalog, Map<String, Duration> timeouts, Window window, Clock clock) {
        this.catalog = catalog;
        this.timeouts = Map.copyOf(timeouts);
        this.window = window;
        this.clock = clock;
    }

    public List<Task> tasks(List<Item> items, Scope scope) {
        List<Task> tasks = new ArrayList<>();
        for (Item item : items.stream().filter(item -> item.scope() == scope).sorted(ORDER).toList()) {
            tasks.add(task(tasks.size() + 1, item));
        }
        return tasks;
    }

    private Task task(int number, Item item) {
        Group group = catalog.group(item);
        List<Condition> when = both(group.when(), item.when());
        Duration timeout = timeouts.getOrDefault(item.fullName(), timeouts.getOrDefault(item.group(), item.timeout()));
        return switch (item.what()) {
            case Item.Command command -> new Task.Command(number, item.group(), item.name(), command.line(),
                    each(group, command), command.exits(), timeout, item.max(), item.keep(), item.cost(), when,
                    item.mask());
            case Item.Files files -> new Task.Files(number, item.group(), item.name(), files.patterns(),
                    files.exclude(), since(files), window.unbounded() ? null : window, files.followLinks(),
                    files.maxFile(), timeout, item.max(),
                    item.keep(), item.cost(), when, item.mask());
            case Item.Contributed contributed -> new Task.Contributed(number, item.group(), item.name(),
                    contributed.module(), timeout, item.max(), item.keep(), item.cost(), when, item.mask());
        };
    }

    private @Nullable Instant since(Item.Files files) {
        Instant since = window.from();
        if (files.newer() == null) {
            return since;
        }
        // Whole seconds, as not every node tells more.
        Instant own = clock.instant().minus(files.newer()).truncatedTo(ChronoUnit.SECONDS);
        return since == null || own.isAfter(since) ? own : since;
    }

    private static Task.@Nullable Each each(Group group, Item.Command command) {
        String name = command.forEach();
        return name == null ? null : new Task.Each(name, Objects.requireNonNull(group.lists().get(name)));
    }

    /** Any of the group's with any of the item's: every pair that could hold together. */
    private static List<Condition> both(List<Condition> group, List<Condition> item) {
        if (group.isEmpty() || item.isEmpty()) {
            return group.isEmpty() ? item : group;
        }
        List<Condition> pairs = new ArrayList<>();
        for (Condition one : group) {
            for (Condition other : item) {
                pairs.add(one.and(other));
            }
        }
        return pairs;
    }
}
