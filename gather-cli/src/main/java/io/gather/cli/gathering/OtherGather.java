package io.gather.cli.gathering;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import io.gather.core.follow.EndedGathers;
import io.gather.core.follow.GatherEnded;
import io.gather.core.overlord.Runs;
import io.gather.core.overlord.Workplace;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.RunState;

/** A gather that another process runs. */
record OtherGather(RunState state, Workplace workplace) {
    private static final long LOOK_NANOS = 100_000_000;
    /** Between the release of the lock and the last word. */
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    GatherId id() {
        return state.id();
    }

    /** Asks the lock, as a process that has ended may be listed for long. */
    boolean running() {
        return new Runs(workplace).running(state);
    }

    /** Empty when it has not ended in time, or was killed. */
    Optional<GatherEnded> awaitEnded(Duration most) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (running()) {
            if (System.nanoTime() > deadline) {
                return Optional.empty();
            }
            pause();
        }
        long lastWord = System.nanoTime() + LAST_WORD.toNanos();
        Optional<GatherEnded> ended = new EndedGathers(workplace.state()).find(id());
        while (ended.isEmpty() && alive() && System.nanoTime() < lastWord) {
            pause();
            ended = new EndedGathers(workplace.state()).find(id());
        }
        // It may have said it just before it was gone.
        return ended.isPresent() ? ended : new EndedGathers(workplace.state()).find(id());
    }

    private boolean alive() {
        Long process = state.process();
        return process != null && ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    static void pause() throws InterruptedException {
        LockSupport.parkNanos(LOOK_NANOS);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
