package io.gather.stats.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.stats.metric.CurrentReply;
import io.gather.stats.metric.OddKind;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.ReplyListener;
import io.gather.stats.metric.StatFailure;

/**
 * Stats that are asked for once, with as many requests as that takes: each device's share is told once, whichever of them has it. What
 * may have an answer soon is told last. For one thread at a time.
 */
final class Round implements ReplyListener {
    private final PointOrigin origin;
    private final ReplyListener listener;
    private final Map<String, Devices> given = new HashMap<>();
    private final Map<Share, StatFailure> passing = new LinkedHashMap<>();

    private record Share(String stat, long device) {}

    Round(PointOrigin origin, ReplyListener listener) {
        this.origin = origin;
        this.listener = listener;
    }

    /** Reads one reply. */
    CurrentReply reply(StatNames names) {
        return new CurrentReply(origin, (key, device) -> {
            String name = names.nameOf(key);
            boolean isNew = given.computeIfAbsent(name, it -> new Devices()).add(device);
            if (isNew && !passing.isEmpty()) {
                // It failed before, perhaps.
                passing.remove(new Share(name, device));
            }
            return isNew ? name : null;
        }, this);
    }

    @Override
    public void point(Point point) {
        listener.point(point);
    }

    @Override
    public void odd(String stat, OddKind kind) {
        listener.odd(stat, kind);
    }

    @Override
    public void failed(StatFailure failure) {
        switch (failure.kind()) {
            case PASSING -> {
                passing.put(new Share(failure.stat(), failure.device()), failure);
                given.computeIfAbsent(failure.stat(), it -> new Devices()).remove(failure.device());
            }
            case ABSENT, UNKNOWN -> listener.failed(failure);
        }
    }

    /** Of which some node has not given its share. */
    List<String> missing() {
        Set<String> stats = new LinkedHashSet<>();
        passing.keySet().forEach(share -> stats.add(share.stat));
        return new ArrayList<>(stats);
    }

    /** Tells what has failed for good. */
    void end() {
        passing.values().forEach(listener::failed);
        passing.clear();
    }
}
