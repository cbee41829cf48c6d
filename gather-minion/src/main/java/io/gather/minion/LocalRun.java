package io.gather.minion;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import org.jspecify.annotations.Nullable;

/** One caller's view of a run. */
final class LocalRun implements MinionRun {
    private final Run run;
    private final NodeSlots slots;
    private final Runnable discarded;
    private int handedOut;

    LocalRun(Run run, NodeSlots slots, Runnable discarded) {
        this.run = run;
        this.slots = slots;
        this.discarded = discarded;
    }

    @Override
    public List<String> notices() {
        String notice = run.spool().notice();
        return Stream.concat(Stream.ofNullable(notice), slots.notices().stream()).toList();
    }

    @Override
    public @Nullable Outcome next(Duration wait) throws InterruptedException {
        Outcome outcome = run.await(handedOut, wait);
        handedOut += outcome == null ? 0 : 1;
        return outcome;
    }

    @Override
    public boolean finished() {
        return run.isFinished(handedOut);
    }

    @Override
    public Stream<Result> results(Outcome outcome) throws IOException {
        return run.spool().results(outcome);
    }

    @Override
    public ReadableByteChannel open(Outcome outcome, long offset) throws IOException {
        return run.spool().open(outcome, offset);
    }

    @Override
    public void release(Outcome outcome) throws IOException {
        run.release(outcome);
    }

    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public void discard() throws IOException {
        try {
            run.discard();
        } finally {
            discarded.run();
        }
    }

    @Override
    public void close() {
        // The run goes on; another caller may attach to it.
    }
}
