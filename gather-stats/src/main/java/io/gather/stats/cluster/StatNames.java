package io.gather.stats.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.stats.metric.StatKey;
import io.gather.stats.schedule.RequestSplit;

/**
 * Stats that are asked for with one request, and how its reply may call them: by the name that was asked for, or where that is an alias
 * by the one that it stands for.
 *
 * @param asked those of which no two stand for the same
 */
record StatNames(List<String> asked, Map<String, String> askedByReal) {
    /** In as many requests as they need. */
    static List<StatNames> of(Collection<String> stats, Map<String, StatKey> known) {
        List<List<String>> rounds = new ArrayList<>();
        List<Map<String, String>> reals = new ArrayList<>();
        for (String stat : stats) {
            StatKey key = known.get(stat);
            String real = key == null || key.name().isEmpty() ? stat : key.name();
            int round = 0;
            while (round < rounds.size() && reals.get(round).containsKey(real)) {
                round++;
            }
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
                reals.add(new HashMap<>());
            }
            rounds.get(round).add(stat);
            reals.get(round).put(real, stat);
        }
        List<StatNames> names = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            for (List<String> request : RequestSplit.of(rounds.get(i))) {
                names.add(new StatNames(request, reals.get(i)));
            }
        }
        return names;
    }

    /** The same for some of them. */
    StatNames only(List<String> some) {
        return new StatNames(some, askedByReal);
    }

    /** What was asked for that the reply calls so. */
    String nameOf(String key) {
        return askedByReal.getOrDefault(key, key);
    }
}
