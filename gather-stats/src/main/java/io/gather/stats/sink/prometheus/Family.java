package io.gather.stats.sink.prometheus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.stats.metric.TagSet;

/** The samples of one metric, the last one of each series. */
final class Family {
    private final String help;
    private final Map<TagSet, Sample> samples = new HashMap<>();

    Family(String help) {
        this.help = help;
    }

    void put(TagSet tags, Sample sample) {
        samples.put(tags, sample);
    }

    /** @return whether any are left */
    boolean keepThoseAfter(long now) {
        samples.values().removeIf(sample -> sample.until() - now <= 0);
        return !samples.isEmpty();
    }

    int size() {
        return samples.size();
    }

    String help() {
        return help;
    }

    /** As they are now. */
    List<Map.Entry<TagSet, Sample>> copy() {
        List<Map.Entry<TagSet, Sample>> copy = new ArrayList<>(samples.size());
        samples.forEach((tags, sample) -> copy.add(Map.entry(tags, sample)));
        return copy;
    }
}
