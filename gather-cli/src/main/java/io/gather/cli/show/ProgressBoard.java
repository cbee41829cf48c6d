package io.gather.cli.show;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.gather.core.follow.Standing;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.ItemTrouble;

/**
 * The live picture on a terminal. Whoever reports an event only has it noted; a thread of its own draws, at most ten times a
 * second, so that a slow terminal holds up nobody.
 */
final class ProgressBoard implements ProgressView {
    private static final long REDRAW_MILLIS = 100;
    /** The clock on the screen goes on though nothing happens. */
    private static final long TICK_MILLIS = 1_000;
    private static final long RESIZE_MILLIS = 2_000;
    private static final long END_MILLIS = 2_000;
    private static final int MOST_ABOVE = 10_000;

    private final Printer printer;
    private final Terminal terminal;
    private final boolean everything;
    private final ProgressLines lines;
    private final Board board;
    private final Redraw redraw = new Redraw();
    private final Standing standing = new Standing();
    private final Deque<String> above = new ArrayDeque<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private int dropped;
    private boolean dirty;
    private boolean ended;
    private TerminalSize size;

    ProgressBoard(Printer printer, Terminal terminal, NodeFolding folding, boolean everything) {
        this.printer = printer;
        this.terminal = terminal;
        this.everything = everything;
        this.lines = new ProgressLines(this::add, everything);
        this.board = new Board(folding);
        this.size = terminal.size();
        this.thread = Thread.ofVirtual().name("display").unstarted(this::draw);
    }

    ProgressBoard start() {
        thread.start();
        return this;
    }

    @Override
    public void on(GatherEvent event) {
        on(event, System.currentTimeMillis());
    }

    @Override
    public synchronized void on(GatherEvent event, long at) {
        standing.apply(event, at);
        dirty = true;
        if (scrolls(event)) {
            lines.on(event);
        }
    }

    /** With many nodes what goes wrong is told in the picture, the nodes with the same reason together. */
    private boolean scrolls(GatherEvent event) {
        return switch (event) {
            case GatherEvent.Started _ -> true;
            case GatherEvent.Notice _ -> !Board.many(standing) || everything;
            case GatherEvent.PhaseEnded phase -> phase.failure() != null;
            case GatherEvent.TaskEnded task -> everything
                    || (!Board.many(standing) && ItemTrouble.is(task.outcome().status()));
            case GatherEvent.NodeEnded _,GatherEvent.NodeMoved _ -> everything && Board.many(standing);
            case GatherEvent.PhaseStarted _,GatherEvent.Progress _,GatherEvent.Uploading _ -> false;
        };
    }

    @Override
    public synchronized void say(String text) {
        if (ended) {
            printer.message(text);
            return;
        }
        add(text);
        dirty = true;
    }

    private void add(String text) {
        if (above.size() == MOST_ABOVE) {
            above.removeFirst();
            dropped++;
        }
        above.addLast(text);
    }

    private void draw() {
        try {
            long drawn = 0;
            long resized = System.currentTimeMillis();
            while (!over.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
                long now = System.currentTimeMillis();
                if (now - resized >= RESIZE_MILLIS) {
                    size = size.now();
                    resized = System.currentTimeMillis();
                }
                if (isDue(now, drawn)) {
                    drawn = now;
                    print(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isDue(long now, long drawn) {
        return dirty || now - drawn >= TICK_MILLIS;
    }

    private void print(long now) {
        List<String> texts;
        List<Line> picture;
        synchronized (this) {
            texts = takeAbove();
            picture = board.lines(standing, now, Redraw.width(size.columns()), size.rows());
            dirty = false;
        }
        printer.draw(redraw.picture(texts, picture, size.columns(), terminal));
    }

    private List<String> takeAbove() {
        List<String> texts = new ArrayList<>(above);
        above.clear();
        if (dropped > 0) {
            texts.addFirst("… " + Counts.count(dropped, "line") + " left out: this terminal is too slow for them");
            dropped = 0;
        }
        return texts;
    }

    /** @param leave whether the last picture stays, or makes room for the last screen */
    @Override
    public void end(boolean leave) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            over.countDown();
        }
        try {
            thread.join(Duration.ofMillis(END_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last(leave);
    }

    /** Whoever still reports events does not disturb it. */
    private synchronized void last(boolean leave) {
        List<Line> picture = leave
                ? board.lines(standing, System.currentTimeMillis(), Redraw.width(size.columns()), size.rows())
                : List.of();
        printer.draw(redraw.picture(takeAbove(), picture, size.columns(), terminal));
    }
}
