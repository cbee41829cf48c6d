package io.gather.stats.sink;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.gather.core.error.GatherException;
import io.gather.stats.error.StatsError;
import org.jspecify.annotations.Nullable;

/** All sinks that there are, ours and those of plugins. One that cannot be loaded keeps nobody from using the others. */
public final class StatsSinks {
    private static final int MOST_BROKEN = 100;

    private final SortedMap<String, StatsSinkProvider> byName;
    private final List<String> broken;

    private StatsSinks(SortedMap<String, StatsSinkProvider> byName, List<String> broken) {
        this.byName = byName;
        this.broken = broken;
    }

    /** @throws GatherException when two have one name */
    public static StatsSinks installed() {
        List<StatsSinkProvider> found = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Iterator<StatsSinkProvider> all = ServiceLoader
                .load(StatsSinkProvider.class, StatsSinks.class.getClassLoader()).iterator();
        StatsSinkProvider next = next(all, broken);
        while (next != null) {
            found.add(next);
            next = next(all, broken);
        }
        return of(found, broken);
    }

    private static @Nullable StatsSinkProvider next(Iterator<StatsSinkProvider> all, List<String> broken) {
        while (broken.size() < MOST_BROKEN) {
            try {
                return all.hasNext() ? all.next() : null;
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        }
        return null;
    }

    /** @param broken what is known of those that could not be loaded */
    public static StatsSinks of(List<StatsSinkProvider> all, List<String> broken) {
        SortedMap<String, StatsSinkProvider> byName = new TreeMap<>();
        for (StatsSinkProvider provider : all) {
            StatsSinkProvider other = byName.putIfAbsent(provider.name(), provider);
            if (other != null) {
                throw new GatherException(StatsError.SINK_TWICE,
                        "two sinks are called '" + provider.name() + "': " + other.getClass().getName() + " and "
                                + provider.getClass().getName(),
                        "plugins", "remove one of them");
            }
        }
        return new StatsSinks(byName, List.copyOf(broken));
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /** What is wrong with those that could not be loaded. */
    public List<String> broken() {
        return broken;
    }

    /** @throws GatherException when there is none of that name */
    public StatsSinkProvider named(String name) {
        StatsSinkProvider provider = byName.get(name);
        if (provider == null) {
            throw new GatherException(StatsError.NO_SINK, "there is no sink '" + name + "', but "
                    + String.join(", ", byName.keySet())
                    + (broken.isEmpty() ? "" : "; these cannot be loaded: " + String.join("; ", broken)),
                    "stats_processor", "name one of these, or install the plugin that has it");
        }
        return provider;
    }
}
