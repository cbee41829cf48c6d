package io.gather.incident.watch.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.gather.incident.watch.line.LinePosition;
import org.jspecify.annotations.Nullable;

/**
 * Where watching goes on after it was stopped: all lines up to there are done with, and what they led to is kept.
 *
 * @param journal the cursor of the last line; null: none was read
 * @param files by the path under which they are followed, each file that had it lately
 * @param saved when it was; null: this is the first start
 */
public record WatchState(@Nullable String journal, LinePosition.@Nullable OfKernel kernel,
        Map<String, List<LinePosition.OfFile>> files, Map<String, RuleFlow> flows, @Nullable Instant saved) {
    public static final WatchState NONE = new WatchState(null, null, Map.of(), Map.of(), null);
    private static final int MOST_GENERATIONS = 10;

    public WatchState {
        files = files.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> List.copyOf(it.getValue())));
        flows = Map.copyOf(flows);
    }

    public WatchState after(LinePosition position) {
        return switch (position) {
            case LinePosition.OfJournal at -> new WatchState(at.cursor(), kernel, files, flows, saved);
            case LinePosition.OfKernel at -> new WatchState(journal, at, files, flows, saved);
            case LinePosition.OfFile at -> {
                Map<String, List<LinePosition.OfFile>> more = new HashMap<>(files);
                List<LinePosition.OfFile> marks = new ArrayList<>(files.getOrDefault(at.path(), List.of()));
                marks.removeIf(it -> it.file().equals(at.file()));
                marks.add(at);
                more.put(at.path(), marks.subList(Math.max(0, marks.size() - MOST_GENERATIONS), marks.size()));
                yield new WatchState(journal, kernel, more, flows, saved);
            }
        };
    }

    /** Whether something is known of what that stands in. */
    public boolean knows(LinePosition position) {
        return switch (position) {
            case LinePosition.OfJournal _ -> journal != null;
            case LinePosition.OfKernel _ -> kernel != null;
            case LinePosition.OfFile at -> files.containsKey(at.path());
        };
    }

    public WatchState savedWith(Map<String, RuleFlow> newFlows, Instant now) {
        return new WatchState(journal, kernel, files, newFlows, now);
    }
}
