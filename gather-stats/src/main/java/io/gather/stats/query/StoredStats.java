package io.gather.stats.query;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.gather.core.module.VerbOutput;
import io.gather.core.report.PlainText;
import io.gather.stats.metric.Point;

/** Which stats there are, by cluster, and what can be asked of them. One thread. */
final class StoredStats {
    private static final int MOST = 20_000;
    /** Of each stat. */
    private static final int MOST_WORDS = 64;

    private final Map<Key, Found> all = new HashMap<>();
    private boolean cut;

    private record Key(String cluster, String name) {}

    private static final class Found {
        private long points;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private final Set<String> tags = new TreeSet<>();
        private final Set<String> fields = new TreeSet<>();
    }

    boolean add(Point point) {
        String cluster = point.tags().find("cluster");
        Key key = new Key(cluster == null ? "" : cluster, point.name());
        Found found = all.get(key);
        if (found == null) {
            if (all.size() == MOST) {
                cut = true;
                return true;
            }
            found = new Found();
            all.put(key, found);
        }
        found.points++;
        found.first = Math.min(found.first, point.seconds());
        found.last = Math.max(found.last, point.seconds());
        for (int i = 0; i < point.tags().size() && found.tags.size() < MOST_WORDS; i++) {
            found.tags.add(point.tags().name(i));
        }
        for (int i = 0; i < point.fields().size() && found.fields.size() < MOST_WORDS; i++) {
            found.fields.add(point.fields().name(i));
        }
        return true;
    }

    boolean cut() {
        return cut;
    }

    void show(VerbOutput output, boolean json) {
        List<Map.Entry<Key, Found>> sorted = all.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Key, Found> it) -> it.getKey().cluster)
                        .thenComparing(it -> it.getKey().name))
                .toList();
        for (Map.Entry<Key, Found> entry : sorted) {
            Key key = entry.getKey();
            Found found = entry.getValue();
            if (json) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("cluster", key.cluster);
                object.put("name", key.name);
                object.put("points", found.points);
                object.put("first", found.first);
                object.put("last", found.last);
                object.put("tags", found.tags);
                object.put("fields", found.fields);
                output.json(object);
            } else {
                output.result(String.format(Locale.ROOT, "%-16s  %-44s  %9d points  %s to %s  tags %s  fields %s",
                        PlainText.oneLine(key.cluster), PlainText.oneLine(key.name), found.points,
                        ShownRows.time(found.first), ShownRows.time(found.last), words(found.tags),
                        words(found.fields)));
            }
        }
    }

    private static String words(Set<String> words) {
        return PlainText.oneLine(String.join(",", words));
    }
}
