package io.gather.stats.capture;

import java.util.ArrayList;
import java.util.List;

import io.gather.stats.metric.OddKind;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.ReplyListener;
import io.gather.stats.metric.StatFailure;

/** Keeps what a reply held. */
public final class Heard implements ReplyListener {
    public final List<Point> points = new ArrayList<>();
    public final List<String> odd = new ArrayList<>();
    public final List<StatFailure> failures = new ArrayList<>();

    @Override
    public void point(Point point) {
        points.add(point);
    }

    @Override
    public void odd(String stat, OddKind kind) {
        odd.add(stat + " " + kind);
    }

    @Override
    public void failed(StatFailure failure) {
        failures.add(failure);
    }
}
