package io.gather.cli.show;

import java.time.Duration;

import io.gather.cli.options.ShowOptions;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.report.PlainText;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.core.upload.UploadProgress;
import org.jspecify.annotations.Nullable;

/** Shows how one bundle after the other is sent, in the way that fits the terminal and the options. */
public final class UploadShow implements UploadProgress, AutoCloseable {
    private static final long SELDOM_NANOS = 100_000_000;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final Printer printer;
    private final ShowOptions show;
    private final @Nullable UploadBoard board;
    private long last = System.nanoTime();

    private UploadShow(Printer printer, ShowOptions show, @Nullable UploadBoard board) {
        this.printer = printer;
        this.show = show;
        this.board = board;
    }

    public static UploadShow of(Printer printer, Terminal terminal, ShowOptions show) {
        boolean draws = terminal.interactive() && !show.json() && !show.quiet();
        return new UploadShow(printer, show, draws ? new UploadBoard(printer, terminal).start() : null);
    }

    /** What is sent from now on. */
    public void begin(String name, long size) {
        if (board != null) {
            board.begin(name);
        } else if (!show.json() && !show.quiet()) {
            printer.message("sending " + PlainText.oneLine(name) + ", " + ByteSize.of(size));
        }
    }

    @Override
    public void sent(String way, long position, long size) {
        long now = System.nanoTime();
        GatherEvent.Uploading event = new GatherEvent.Uploading(way, position, size);
        if (board != null) {
            board.sent(event);
        } else if (show.json() && (position == size || now - last > SELDOM_NANOS)) {
            last = now;
            printer.jsonAtOnce(event);
        } else if (!show.json() && !show.quiet() && now - last > LINE_NANOS) {
            last = now;
            printer.message("  " + way + ": " + ByteSize.of(position) + " of " + ByteSize.of(size));
        }
    }

    @Override
    public void failed(String way, String why, @Nullable Duration wait) {
        if (show.quiet() && !show.json()) {
            // What came of it in the end is told by whoever asked for it.
            return;
        }
        note(way + ": " + why + (wait == null ? "" : "; again in " + Durations.show(wait)));
    }

    @Override
    public void note(String text) {
        if (show.json()) {
            printer.jsonAtOnce(new GatherEvent.Notice(text));
        } else if (board != null) {
            board.say(PlainText.oneLine(text));
        } else {
            printer.message("  " + PlainText.oneLine(text));
        }
    }

    @Override
    public void close() {
        if (board != null) {
            board.close();
        }
    }
}
