package io.gather.core.watermark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Generation;

/** Where a node stands when the results of a gather are added to where it stood. */
public final class NewPosition {
    /** The rest is sent again. */
    private static final int MOST = 20_000;

    private final String gather;
    private final NodePosition before;
    private final Map<Generation, Mark> marks = new LinkedHashMap<>();
    private final Map<String, Had> had = new LinkedHashMap<>();
    private final Set<Generation> moved = new HashSet<>();

    public NewPosition(String gather, NodePosition before) {
        this.gather = gather;
        this.before = before;
        before.had().forEach(it -> had.put(it.path(), it));
    }

    /** @param result that is in the bundle, or was left out of it as it is delivered */
    public void add(Result result) {
        if (result.after() != null) {
            moved.add(result.after().generation());
        }
        Mark mark = result.ranges().isEmpty() ? null : Mark.of(result.source(), result.ranges().getLast());
        if (mark != null) {
            marks.merge(mark.generation(), mark, (one, other) -> one.to() >= other.to() ? one : other);
        } else if (result.sha256() != null) {
            had.put(result.path(), new Had(result.path(), result.sha256(), gather));
        }
    }

    /** Marks of files that were not seen stay: they may be found again, under another name or compressed. */
    public NodePosition position() {
        List<Mark> all = new ArrayList<>(marks.values());
        before.marks().stream().filter(it -> !marks.containsKey(it.generation()) && !moved.contains(it.generation()))
                .forEach(all::add);
        return new NodePosition(all.subList(0, Math.min(MOST, all.size())),
                had.values().stream().limit(MOST).toList());
    }
}
