package io.gather.incident.watch;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.WatchedLine;
import io.gather.incident.watch.source.LineSink;
import org.jspecify.annotations.Nullable;

/** Between those who read and the one who records. What there is no room for stays where it is read. */
final class LineQueue implements LineSink {
    private static final int ROOM = 300;

    private final BlockingQueue<QueuedLine> queue = new ArrayBlockingQueue<>(ROOM);
    private final Consumer<String> notices;

    LineQueue(Consumer<String> notices) {
        this.notices = notices;
    }

    /** @param line null: there is none, all before the position is done with */
    record QueuedLine(@Nullable WatchedLine line, LinePosition position) {}

    @Override
    public void line(WatchedLine line) throws InterruptedException {
        queue.put(new QueuedLine(line, line.position()));
    }

    @Override
    public void done(LinePosition position) throws InterruptedException {
        queue.put(new QueuedLine(null, position));
    }

    @Override
    public void notice(String text) {
        notices.accept(text);
    }

    /** @return null: none came in that time */
    @Nullable
    QueuedLine take(Duration patience) throws InterruptedException {
        return queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
