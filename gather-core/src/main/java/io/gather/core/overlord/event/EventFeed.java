package io.gather.core.overlord.event;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import io.gather.core.json.Json;

/**
 * What happens, as JSON lines for those who follow the gather from another process. Items that end well are summed up once a
 * second: a thousand nodes with a thousand items each make some 20 MB, not 400. Safe for several threads.
 */
public final class EventFeed implements GatherListener, AutoCloseable {
    private static final long INTERVAL_MILLIS = 1000;
    /** When a disk is full, everything fails; the sums say how much. */
    private static final int MOST_WRONG = 2000;

    private final Clock clock;
    private final Writer out;
    private final Map<String, Integer> done = new HashMap<>();
    private long bundleSize;
    private long summed;
    private int wrong;
    private boolean broken;

    /** What an earlier process of the same gather wrote is dropped: it is all told again. */
    public EventFeed(Path file, Clock clock) throws IOException {
        this.clock = clock;
        this.out = Files.newBufferedWriter(file);
    }

    @Override
    public synchronized void on(GatherEvent event) {
        long now = clock.millis();
        if (event instanceof GatherEvent.TaskEnded task) {
            done.put(task.node(), task.done());
            bundleSize = task.bundleSize();
            if (ItemTrouble.is(task.outcome().status()) && ++wrong <= MOST_WRONG) {
                write(new FeedLine(now, event));
            }
            if (now - summed < INTERVAL_MILLIS) {
                return;
            }
        }
        sum(now);
        if (!(event instanceof GatherEvent.TaskEnded)) {
            write(new FeedLine(now, event));
        }
        flush();
    }

    private void sum(long now) {
        if (!done.isEmpty()) {
            write(new FeedLine(now, new GatherEvent.Progress(done, bundleSize)));
            done.clear();
            summed = now;
        }
    }

    private void write(FeedLine line) {
        try {
            if (!broken) {
                out.write(Json.write(line) + "\n");
            }
        } catch (IOException e) {
            giveUp();
        }
    }

    private void flush() {
        try {
            if (!broken) {
                out.flush();
            }
        } catch (IOException e) {
            giveUp();
        }
    }

    /** A full disk must not cost the gather itself, and a feed with holes would mislead. */
    private void giveUp() {
        broken = true;
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            giveUp();
        }
    }
}
