package io.gather.cli.show;

import io.gather.cli.options.ShowOptions;
import io.gather.core.overlord.GatherListener;

/** The way of showing progress that fits the terminal and the options. */
public final class Progress implements AutoCloseable {
    private final GatherListener listener;
    private final Runnable end;

    private Progress(GatherListener listener, Runnable end) {
        this.listener = listener;
        this.end = end;
    }

    public static Progress of(Printer printer, Terminal terminal, ShowOptions show) {
        if (show.json()) {
            return new Progress(new ProgressJson(printer), () -> {});
        }
        if (show.quiet()) {
            return new Progress(_ -> {}, () -> {});
        }
        if (terminal.interactive()) {
            ProgressBar bar = new ProgressBar(printer, terminal, show.verbose());
            return new Progress(bar, bar::end);
        }
        return new Progress(new ProgressLines(printer, show.verbose()), () -> {});
    }

    public GatherListener listener() {
        return listener;
    }

    /** Leaves the terminal to what follows; may be called again. */
    public void end() {
        end.run();
    }

    @Override
    public void close() {
        end();
    }
}
