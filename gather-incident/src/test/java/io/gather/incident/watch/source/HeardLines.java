package io.gather.incident.watch.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.WatchedLine;
import io.gather.incident.watch.record.WatchState;

/** A feed that runs, and what comes of it. */
final class HeardLines implements LineSink, AutoCloseable {
    final List<String> notices = new CopyOnWriteArrayList<>();
    private final BlockingQueue<WatchedLine> lines = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final WatchState begun;
    private WatchState state;

    HeardLines(LineFeed feed) {
        this(feed, WatchState.NONE);
    }

    /** @param begun where the feed goes on */
    HeardLines(LineFeed feed, WatchState begun) {
        this.begun = begun;
        this.state = begun;
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                feed.feed(this);
            } catch (InterruptedException expected) {
                // It is closed.
            }
        });
    }

    @Override
    public synchronized void line(WatchedLine line) {
        lines.add(line);
        if (!line.old() || !begun.knows(line.position())) {
            state = state.after(line.position());
        }
    }

    @Override
    public synchronized void done(LinePosition position) {
        state = state.after(position);
    }

    @Override
    public void notice(String text) {
        notices.add(text);
    }

    synchronized WatchState state() {
        return state;
    }

    WatchedLine next() throws InterruptedException {
        WatchedLine line = lines.poll(20, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("no line comes: " + notices);
        }
        return line;
    }

    /** Until this one comes: those that are new. */
    List<String> newUntil(String last) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        for (WatchedLine each = next(); !each.text().equals(last); each = next()) {
            if (!each.old()) {
                texts.add(each.text());
            }
        }
        texts.add(last);
        return texts;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                throw new AssertionError("it does not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
