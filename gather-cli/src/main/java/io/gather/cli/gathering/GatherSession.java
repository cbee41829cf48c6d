package io.gather.cli.gathering;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.gather.cli.options.ShowOptions;
import io.gather.cli.show.LastScreen;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Progress;
import io.gather.cli.show.Terminal;
import io.gather.cli.signals.Interrupt;
import io.gather.core.error.GatherException;
import io.gather.core.follow.EndedGathers;
import io.gather.core.follow.GatherEnded;
import io.gather.core.overlord.Overlord;
import io.gather.core.overlord.StopSignal;
import io.gather.core.overlord.Workplace;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.GatherListener;
import io.gather.core.overlord.state.GatherId;
import org.jspecify.annotations.Nullable;

/** One gather in this process, from its first to its last word. */
record GatherSession(Screen screen, Workplace workplace, ShowOptions show, Terminal.Streams streams, boolean detached) {
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(2);

    /** A gather of any kind. */
    interface Start {
        GatherEnd by(Overlord overlord) throws InterruptedException;
    }

    /** @return the exit code */
    int go(boolean strict, Start start) throws InterruptedException {
        StopSignal stop = new StopSignal();
        AtomicReference<@Nullable GatherId> id = new AtomicReference<>();
        // What is printed after the beginning goes to the log: whoever started a detached gather reads no further.
        Printer printer = detached ? screen.printer().messagesOnly() : screen.printer();
        try (Progress progress = Progress.of(printer, screen.terminal(), screen.folding(), show);
                Interrupt interrupt = Interrupt.of(() -> interrupt(progress, stop), ENDS_WITHIN)) {
            GatherListener listener = event -> {
                if (event instanceof GatherEvent.Started started) {
                    id.set(started.id());
                    if (detached) {
                        DetachedStart.tell(started, screen.printer());
                    }
                }
                progress.listener().on(event);
            };
            Overlord overlord = new Overlord(workplace, listener, stop);
            GatherEnd end;
            try (Hangup _ = Hangup.watch(() -> leave(progress, printer, overlord, id.get()))) {
                end = start.by(overlord);
            }
            progress.end(end.interrupted());
            int code = LastScreen.code(end, strict, interrupt.code());
            remember(GatherEnded.well(end, now(), code, workplace.wording()), printer);
            screen.ending(printer).show(end, code, show.json(), show.quiet());
            return code;
        } catch (GatherException e) {
            GatherId known = id.get();
            if (known != null) {
                remember(GatherEnded.badly(known, now(), e, workplace.wording()), printer);
            }
            throw e;
        }
    }

    private static void interrupt(Progress progress, StopSignal stop) {
        progress.say("interrupted: finishing the bundle of what is there");
        stop.stop();
    }

    /** As a detached gather from now on: who comes back finds it. */
    private void leave(Progress progress, Printer printer, Overlord overlord, @Nullable GatherId id) {
        progress.leave(printer, streams, log(id), show.verbose());
        overlord.tell("the terminal has gone: this gather goes on without it, as process "
                + ProcessHandle.current().pid() + (id == null ? "" : "; see it: gather attach " + id));
    }

    private PrintStream log(@Nullable GatherId id) {
        try {
            return id == null
                    ? new PrintStream(OutputStream.nullOutputStream())
                    : new PrintStream(Files.newOutputStream(workplace.state().output(id), StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND), true, StandardCharsets.UTF_8);
        } catch (IOException noRoom) {
            return new PrintStream(OutputStream.nullOutputStream());
        }
    }

    private Instant now() {
        return workplace.clock().instant();
    }

    private void remember(GatherEnded ended, Printer printer) {
        try {
            new EndedGathers(workplace.state()).add(ended);
        } catch (IOException | GatherException e) {
            printer.message("note: 'gather attach' will not know how this gather ended: " + e.getMessage());
        }
    }
}
