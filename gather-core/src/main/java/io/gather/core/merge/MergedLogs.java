package io.gather.core.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.core.outcome.Result.Earlier;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Kind;
import io.gather.core.report.manifest.ManifestResult;

/** The logs of one node, and what else it has, as told by one bundle after the other. */
final class MergedLogs {
    private final Map<Generation, MergedLog> lines = new LinkedHashMap<>();
    private final List<MergedLog> replaced = new ArrayList<>();
    private final Map<String, Other> others = new LinkedHashMap<>();

    /** A result that is no log: its latest state counts. */
    record Other(ManifestResult result, int source) {}

    /**
     * @param source number of the bundle
     * @param completing whether it is a part of what the one before it would have been, so that what is there under the same name
     *        need not be the same
     */
    void add(Stream<ManifestResult> results, int source, boolean completing) {
        Map<Generation, MergedLog> told = new LinkedHashMap<>();
        Set<Generation> moved = new HashSet<>();
        results.forEach(result -> {
            if (isLog(result)) {
                log(result, source, told, moved);
            } else if (result.held() == null) {
                others.put(key(result, completing), new Other(result, source));
            }
        });
        moved.forEach(lines::remove);
        lines.putAll(told);
    }

    private String key(ManifestResult result, boolean completing) {
        Other there = completing ? others.get(result.path()) : null;
        return there == null || there.result().source().equals(result.source())
                ? result.path()
                : result.path() + "\0" + result.source();
    }

    private static boolean isLog(ManifestResult result) {
        return result.kind() == Kind.FILE && !result.ranges().isEmpty() && result.ranges().getLast().tail() != null;
    }

    private void log(ManifestResult result, int source, Map<Generation, MergedLog> told, Set<Generation> moved) {
        Earlier after = result.after();
        Generation own = result.ranges().getLast().generation();
        MergedLog before = lines.get(after == null ? own : after.generation());
        boolean anew = after == null && result.hasContent() && result.ranges().getFirst().from() == 0;
        if (anew && told.containsKey(own)) {
            replaced.add(MergedLog.begin(result, source).goingOn(result, source, false));
            return;
        }
        if (before == null || anew) {
            if (before != null) {
                replaced.add(before);
            }
            told.put(own, MergedLog.begin(result, source).goingOn(result, source,
                    after != null && after.unpacked()));
            return;
        }
        if (after != null) {
            moved.add(after.generation());
        }
        long end = after == null ? result.ranges().getFirst().from() : after.bytes();
        // Of what is compressed now, places are those in the compressed file.
        MergedLog kept = before.unpacked() ? before : before.until(end);
        told.put(own, kept.goingOn(result, source, after == null ? before.unpacked() : after.unpacked()));
    }

    /** Logs, those of the newest bundle and of what completes it first; the others are gone from the node. */
    List<MergedLog> logs(int newest) {
        List<MergedLog> all = new ArrayList<>();
        lines.values().stream().filter(line -> line.source() >= newest).forEach(all::add);
        lines.values().stream().filter(line -> line.source() < newest).forEach(all::add);
        return all;
    }

    /** What was told once more from its beginning; it may be the beginning of what came then, or of something that is lost on the node. */
    List<MergedLog> replaced() {
        return List.copyOf(replaced);
    }

    List<Other> others() {
        Map<String, Integer> told = new HashMap<>();
        lines.values().forEach(line -> told.merge(line.last().path(), line.source(), Math::max));
        return others.values().stream().filter(other -> other.source() >= told.getOrDefault(other.result().path(), -1))
                .toList();
    }
}
