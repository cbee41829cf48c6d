package io.gather.cli.gathering;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.follow.GatherEnded;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.state.RunState;
import io.gather.core.units.ByteSize;

/** Ends a gather of another process in good order. */
record Stopping(Printer printer, boolean awaitsEnd) {
    /** A gather gives itself two minutes to finish its bundle. */
    private static final Duration MOST = Duration.ofSeconds(150);

    int stop(OtherGather gather) throws IOException, InterruptedException {
        RunState state = gather.state();
        Long process = state.process();
        if (process == null || !ProcessHandle.of(process).map(ProcessHandle::destroy).orElse(false)) {
            throw new GatherException(CommandError.NOT_STOPPED,
                    "process " + process + " of gather " + state.id() + " cannot be told to stop", "",
                    "stop it as the user who started it, or as root");
        }
        printer.message("gather " + state.id() + " was told to stop; it finishes a bundle of what is there");
        return awaitsEnd ? end(gather, gather.awaitEnded(MOST)) : 0;
    }

    private int end(OtherGather gather, Optional<GatherEnded> ended) {
        if (ended.isEmpty()) {
            throw new GatherException(CommandError.NOT_ENDED,
                    gather.running() ? "not finished after " + MOST.toSeconds() + " s" : "cut off while it finished",
                    gather.id().text(), "see what there is: gather status");
        }
        Optional<GatherEnd> end = ended.get().end();
        if (end.isEmpty()) {
            throw ended.get().error();
        }
        printer.result(String.valueOf(end.get().bundle()));
        printer.message(
                "  " + ByteSize.of(end.get().size()) + ", sha256 " + end.get().sha256() + "\n  next: gather summary "
                        + end.get().bundle());
        return 0;
    }
}
