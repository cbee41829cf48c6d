package io.gather.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The greatest few of a long stream. Of equals, the first ones. */
public final class Top<T> {
    private final int most;
    private final Comparator<T> order;
    private final PriorityQueue<Ranked<T>> kept;
    private long offered;

    private record Ranked<T>(T value, long arrival) {}

    public Top(int most, Comparator<T> order) {
        this.most = most;
        this.order = order;
        this.kept = new PriorityQueue<>(ranking());
    }

    public void offer(T value) {
        Ranked<T> ranked = new Ranked<>(value, offered++);
        if (kept.size() < most) {
            kept.add(ranked);
        } else if (most > 0 && ranking().compare(ranked, kept.element()) > 0) {
            kept.remove();
            kept.add(ranked);
        }
    }

    public List<T> descending() {
        List<Ranked<T>> ranked = new ArrayList<>(kept);
        ranked.sort(ranking().reversed());
        return ranked.stream().map(Ranked::value).toList();
    }

    private Comparator<Ranked<T>> ranking() {
        return Comparator.comparing((Ranked<T> r) -> r.value(), order)
                .thenComparing(Comparator.comparingLong((Ranked<T> r) -> r.arrival()).reversed());
    }
}
