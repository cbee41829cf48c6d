package io.gather.cli.show;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.report.PlainText;
import org.jspecify.annotations.Nullable;

/** One line on a terminal, drawn by a thread of its own: a slow terminal holds up no upload. */
final class UploadBoard implements AutoCloseable {
    private static final long REDRAW_MILLIS = 100;
    private static final long END_MILLIS = 2_000;
    private static final int CELLS = 20;

    private final Printer printer;
    private final Terminal terminal;
    private final Redraw redraw = new Redraw();
    private final UploadPace pace = new UploadPace();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("display").unstarted(this::draw);
    private final List<String> above = new ArrayList<>();
    private String name = "";
    private GatherEvent.@Nullable Uploading upload;

    UploadBoard(Printer printer, Terminal terminal) {
        this.printer = printer;
        this.terminal = terminal;
    }

    UploadBoard start() {
        thread.start();
        return this;
    }

    synchronized void begin(String bundle) {
        name = bundle;
        upload = null;
    }

    synchronized void sent(GatherEvent.Uploading event) {
        upload = event;
    }

    synchronized void say(String text) {
        above.add(text);
    }

    private void draw() {
        try {
            while (!over.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
                print(lines(System.currentTimeMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized List<Line> lines(long now) {
        GatherEvent.Uploading current = upload;
        if (current == null) {
            return List.of();
        }
        pace.look(current, now);
        int full = (int) (CELLS * current.sent() / Math.max(1, current.size()));
        return List.of(Line.plain("[" + "#".repeat(full) + "-".repeat(CELLS - full) + "]  "
                + String.join("  ", pace.parts(current)) + "  " + PlainText.oneLine(name)));
    }

    private void print(List<Line> lines) {
        List<String> texts;
        synchronized (this) {
            texts = List.copyOf(above);
            above.clear();
        }
        printer.draw(redraw.picture(texts, lines, terminal.size().columns(), terminal));
    }

    @Override
    public void close() {
        over.countDown();
        try {
            thread.join(Duration.ofMillis(END_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        print(List.of());
    }
}
