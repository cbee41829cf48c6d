package io.gather.stats.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.stats.config.StatGroup;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.config.UpdateInterval;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;

/** Puts the stats of a configuration together that are asked for with one request, as gostats does. */
public final class Pulls {
    private static final long LONGEST = Duration.ofDays(366).toSeconds();

    private record Shelf(String group, long seconds) {}

    private Pulls() {}

    /**
     * Summaries come last.
     *
     * @param known by the names that the configuration has; others are not asked for, since one that a cluster does not know can cost all
     *            of its request
     */
    public static List<Pull> of(StatsConfig config, Map<String, StatKey> known) {
        Map<Shelf, List<String>> shelves = new LinkedHashMap<>();
        for (StatGroup group : config.groups()) {
            for (String stat : group.stats()) {
                StatKey key = known.get(stat);
                if (key != null) {
                    Shelf shelf = new Shelf(config.global().fetchByGroup() ? group.name() : "",
                            seconds(group.interval(), key, config.global().minimum()));
                    shelves.computeIfAbsent(shelf, it -> new ArrayList<>()).add(stat);
                }
            }
        }
        List<Pull> pulls = new ArrayList<>();
        shelves.forEach((shelf, stats) -> pulls
                .add(new Pull.Stats(shelf.group, Duration.ofSeconds(shelf.seconds), stats)));
        for (SummaryKind kind : SummaryKind.values()) {
            if (config.summaries().contains(kind)) {
                pulls.add(new Pull.Summary(kind, config.own().summaryInterval()));
            }
        }
        return pulls;
    }

    private static long seconds(UpdateInterval interval, StatKey key, Duration minimum) {
        double least = minimum.toSeconds();
        double wanted = switch (interval) {
            case UpdateInterval.Fixed(double seconds) -> seconds;
            case UpdateInterval.Multiple(double factor) -> key.interval() == 0 ? least : factor * key.interval();
        };
        return Math.clamp((long) Math.max(wanted, least), 1, LONGEST);
    }
}
