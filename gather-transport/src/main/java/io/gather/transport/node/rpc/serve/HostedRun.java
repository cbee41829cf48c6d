package io.gather.transport.node.rpc.serve;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.node.rpc.wire.RunKey;
import org.jspecify.annotations.Nullable;

/**
 * A plan under way for a caller: all outcomes so far, in an order that stays. Safe for several threads; its lock guards the outcomes,
 * that of the run its files.
 */
final class HostedRun implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(5);

    private final RunKey key;
    private final String caller;
    private final String instance;
    private final MinionRun followed;
    private final MinionRun files;
    private final List<Outcome> outcomes;
    private final Map<String, Outcome> bySpool = new HashMap<>();
    private final Thread follower;
    private final Audit audit;
    private boolean finished;
    private boolean closed;
    private @Nullable String failure;
    private long contact = System.nanoTime();

    /**
     * @param followed a view of the run for its outcomes
     * @param files another one, for all else
     * @param denied outcomes of what is not run here
     */
    HostedRun(RunKey key, String caller, String instance, MinionRun followed, MinionRun files, List<Outcome> denied,
            Audit audit, InstantSource clock) {
        this.key = key;
        this.caller = caller;
        this.instance = instance;
        this.followed = followed;
        this.files = files;
        this.outcomes = new ArrayList<>(denied);
        this.audit = audit;
        denied.forEach(outcome -> audit.note(new AuditEntry.Denied(clock.instant(), caller, key.gather(), outcome
                .fullName(), String.valueOf(outcome.message()))));
        this.follower = Thread.ofVirtual().name("rpc-follow " + key).start(this::follow);
    }

    RunKey key() {
        return key;
    }

    String caller() {
        return caller;
    }

    String instance() {
        return instance;
    }

    List<String> notices() {
        return followed.notices();
    }

    private void follow() {
        try {
            while (!isClosed() && !followed.finished()) {
                Outcome outcome = followed.next(LOOK);
                if (outcome != null) {
                    audit.note(AuditEntry.Ran.of(caller, key.gather(), outcome));
                    add(outcome);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            fail(String.valueOf(e.getMessage()));
        } finally {
            end();
        }
    }

    private synchronized void add(Outcome outcome) {
        outcomes.add(outcome);
        bySpool.put(outcome.spool(), outcome);
        notifyAll();
    }

    private synchronized void fail(String why) {
        failure = why;
    }

    private synchronized void end() {
        finished = true;
        notifyAll();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** The outcome of that number; waits for it. */
    synchronized @Nullable Outcome await(int number, Duration wait) throws IOException, InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        long left = wait.toNanos();
        while (number >= outcomes.size() && !finished && !closed && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = until - System.nanoTime();
        }
        contact = System.nanoTime();
        if (number < outcomes.size()) {
            return outcomes.get(number);
        }
        if (failure != null) {
            throw new IOException(failure);
        }
        if (closed) {
            throw new IOException("it was discarded");
        }
        return null;
    }

    synchronized boolean isFinished(int handedOut) {
        return finished && failure == null && handedOut >= outcomes.size();
    }

    synchronized @Nullable Outcome ofSpool(String spool) {
        contact = System.nanoTime();
        return bySpool.get(spool);
    }

    /** The caller closes the stream. */
    Stream<Result> results(Outcome outcome) throws IOException {
        synchronized (files) {
            return files.results(outcome);
        }
    }

    /** The caller closes the channel. */
    ReadableByteChannel open(Outcome outcome, long offset) throws IOException {
        synchronized (files) {
            return files.open(outcome, offset);
        }
    }

    void release(Outcome outcome) throws IOException {
        synchronized (files) {
            files.release(outcome);
        }
    }

    void stop() {
        files.stop();
    }

    /** How long nobody has asked for anything of it. */
    synchronized Duration silence() {
        return Duration.ofNanos(System.nanoTime() - contact);
    }

    /** Nothing of it is left on the node. */
    void discard() throws IOException {
        close();
        synchronized (files) {
            files.discard();
        }
    }

    /** The run goes on. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        follower.interrupt();
        try {
            follower.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        followed.close();
    }
}
