package io.gather.cli.show;

import java.io.OutputStream;
import java.io.PrintStream;

import io.gather.cli.options.ShowOptions;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.GatherListener;

/** The way of showing progress that fits the terminal and the options. */
public final class Progress implements AutoCloseable {
    private volatile ProgressView view;

    private Progress(ProgressView view) {
        this.view = view;
    }

    public static Progress of(Printer printer, Terminal terminal, NodeFolding folding, ShowOptions show) {
        if (show.json()) {
            return new Progress(new ProgressJson(printer));
        }
        if (show.quiet()) {
            return new Progress(new ProgressNone(printer));
        }
        if (terminal.interactive()) {
            return new Progress(new ProgressBoard(printer, terminal, folding, show.verbose()).start());
        }
        return new Progress(new ProgressLines(printer::message, show.verbose()));
    }

    public GatherListener listener() {
        return event -> view.on(event);
    }

    /** The terminal has gone: from now on plain lines, whatever was shown there; JSON stays what it is. */
    public void leave(Printer printer, Terminal.Streams terminal, PrintStream elsewhere, boolean everything) {
        if (view instanceof ProgressBoard board) {
            printer.leave(terminal, new PrintStream(OutputStream.nullOutputStream()));
            view = new ProgressLines(printer::message, everything);
            board.end(false);
        }
        printer.leave(terminal, elsewhere);
    }

    /** @param at when it happened, in milliseconds of the epoch */
    public void on(GatherEvent event, long at) {
        view.on(event, at);
    }

    /** Tells people something that is no event, without disturbing what is shown. */
    public void say(String text) {
        view.say(text);
    }

    /**
     * Leaves the terminal to what follows; may be called again.
     *
     * @param leave whether what is shown last stays
     */
    public void end(boolean leave) {
        view.end(leave);
    }

    @Override
    public void close() {
        end(false);
    }
}
