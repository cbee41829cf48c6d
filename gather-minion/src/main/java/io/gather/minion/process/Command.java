package io.gather.minion.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.gather.core.verdict.EndCause;
import io.gather.core.verdict.Numbers;
import io.gather.core.verdict.ProcessEnd;
import org.jspecify.annotations.Nullable;

/**
 * A command that runs. One thread attends to it; it never blocks on the pipe, which a grandchild may hold open for ever.
 */
public final class Command {
    private static final int DRAIN_MOST = 1 << 20;
    private static final long LONGEST_PAUSE = 40;

    private final Child child;
    private final Offspring offspring;
    private final byte[] buffer = new byte[64 << 10];
    private final Thread burial;
    private @Nullable EndCause cause;
    private @Nullable Thread ending;
    private long giveUp;

    Command(Child child, Offspring offspring) {
        this.child = child;
        this.offspring = offspring;
        this.burial = Thread.ofVirtual().start(this::endLeftovers);
    }

    /** Hands the output on until the command has ended, by itself or by force; then nothing of it runs any more. */
    public ProcessEnd attend(Sink sink, long deadline, BooleanSupplier stopped)
            throws IOException, InterruptedException {
        try {
            long pause = 1;
            boolean alive = true;
            while (alive && !(cause != null && System.nanoTime() - giveUp > 0)) {
                if (pass(sink)) {
                    pause = 1;
                } else {
                    alive = !child.ended(pause);
                    pause = Math.min(pause * 2, LONGEST_PAUSE);
                }
                if (alive) {
                    endWhenDue(sink, deadline, stopped);
                }
            }
            if (ending != null) {
                ending.join();
            }
            if (!alive) {
                burial.join();
                drain(sink);
            }
            return ProcessEnd.of(cause == null ? EndCause.ITSELF : cause, alive ? null : child.exit());
        } finally {
            if (child.isAlive()) {
                offspring.end(Numbers.GRACE_ON_STOP);
            }
            child.close();
        }
    }

    private boolean pass(Sink sink) throws IOException {
        int count = child.read(buffer);
        if (count > 0) {
            sink.write(buffer, count);
        }
        return count > 0;
    }

    private void endWhenDue(Sink sink, long deadline, BooleanSupplier stopped) {
        if (cause != null) {
            return;
        }
        if (stopped.getAsBoolean()) {
            end(EndCause.STOP, Numbers.GRACE_ON_STOP);
        } else if (System.nanoTime() - deadline > 0) {
            end(EndCause.TIME, Numbers.GRACE);
        } else if (sink.full()) {
            end(EndCause.FULL, Duration.ZERO);
        }
    }

    /** In another thread, because some commands end only when their last output is taken. */
    private void end(EndCause why, Duration grace) {
        cause = why;
        giveUp = System.nanoTime() + grace.toNanos() + Numbers.GRACE.toNanos();
        ending = Thread.ofVirtual().start(() -> offspring.end(grace));
    }

    /**
     * Not left to the attending thread: when the process has ended, the JDK empties the pipe and holds the stream's lock
     * meanwhile, for as long as a process in the background writes faster than that.
     */
    private void endLeftovers() {
        try {
            child.awaitEnd();
            offspring.endLeftovers(Numbers.GRACE_ON_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In a thread that can be left behind, should a writer that could not be killed hold that lock still. */
    private void drain(Sink sink) throws IOException, InterruptedException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(0);
        Thread drainer = Thread.ofVirtual().start(() -> drainInto(rest));
        if (drainer.join(Numbers.DRAIN)) {
            sink.write(rest.toByteArray(), rest.size());
        }
    }

    private void drainInto(ByteArrayOutputStream rest) {
        try {
            byte[] piece = new byte[64 << 10];
            int count = child.read(piece);
            while (count > 0) {
                rest.write(piece, 0, count);
                count = rest.size() < DRAIN_MOST ? child.read(piece) : 0;
            }
        } catch (IOException ignored) {
            // The stream was closed; what was read is kept.
        }
    }
}
