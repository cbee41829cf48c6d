package io.gather.incident.watch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.gather.incident.publisher.PublishedEvents;
import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.watch.record.IncidentTaker;
import io.gather.incident.watch.record.LineEvents;
import io.gather.incident.watch.record.LineRecorder;
import io.gather.incident.watch.record.RecordedIncident;
import io.gather.incident.watch.record.StateFile;
import io.gather.incident.watch.record.WatchState;
import io.gather.incident.watch.rule.WatchRules;
import io.gather.incident.watch.source.LineFeed;

/**
 * Takes lines from all feeds, in one thread, and keeps the incidents that they are. Where it stands is kept only when all that was found is
 * kept: lines after that are read again after a crash, and lead to the same incidents, which are known by what led to them.
 */
public final class NodeWatch {
    private static final Duration BEAT = Duration.ofMillis(200);
    private static final Duration SAVING = Duration.ofSeconds(1);
    private static final Duration FULL = Duration.ofSeconds(5);
    private static final Duration ENDING = Duration.ofSeconds(2);

    private final WatchRules rules;
    private final IncidentSpool spool;
    private final StateFile stateFile;
    private final LineEvents events;
    private final PublishedEvents published;
    private final WatchListener listener;
    private final InstantSource clock;

    public NodeWatch(WatchRules rules, IncidentSpool spool, StateFile stateFile, LineEvents events,
            PublishedEvents published, WatchListener listener, InstantSource clock) {
        this.rules = rules;
        this.spool = spool;
        this.stateFile = stateFile;
        this.events = events;
        this.published = published;
        this.listener = listener;
        this.clock = clock;
    }

    /** What it may have to do again. */
    private interface Storing {
        void run() throws IOException;
    }

    /**
     * Until it is interrupted; then keeps what is there, and has ended whatever it started.
     *
     * @param begun where it stood when the feeds were made
     */
    public void run(WatchState begun, List<LineFeed> feeds) throws InterruptedException, IOException {
        LineQueue queue = new LineQueue(listener::notice);
        Progress progress = new Progress(begun);
        List<Thread> threads = new ArrayList<>();
        try {
            for (LineFeed each : feeds) {
                threads.add(Thread.ofPlatform().daemon().name("watch " + each.name()).start(() -> feed(each, queue)));
            }
            while (true) {
                LineQueue.QueuedLine next = queue.take(BEAT);
                patiently(() -> progress.take(next));
                patiently(progress::beat);
            }
        } finally {
            threads.forEach(Thread::interrupt);
            boolean interrupted = Thread.interrupted();
            for (Thread each : threads) {
                if (!each.join(ENDING)) {
                    listener.notice("the reader '" + each.getName() + "' does not end, and is left behind");
                }
            }
            progress.finish();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void feed(LineFeed feed, LineQueue queue) {
        try {
            feed.feed(queue);
        } catch (InterruptedException expected) {
            // It is the end.
        } catch (RuntimeException e) {
            listener.notice("a mistake in gather: " + feed.name() + " is not watched any more: " + e);
        }
    }

    /** On a disk that is full, until there is room: those who read wait meanwhile, and nothing is lost that they can read later. */
    private void patiently(Storing what) throws InterruptedException, InterruptedIOException {
        String told = "";
        while (true) {
            try {
                what.run();
                return;
            } catch (InterruptedIOException | ClosedByInterruptException e) {
                throw (InterruptedException) new InterruptedException().initCause(e);
            } catch (IOException e) {
                String why = spool.folder() + " cannot be written: " + e.getMessage() + "; watching waits";
                if (!why.equals(told)) {
                    listener.notice(why);
                    told = why;
                }
                TimeUnit.MILLISECONDS.sleep(FULL.toMillis());
            }
        }
    }

    /** How far it is. */
    private final class Progress implements IncidentTaker {
        private final WatchState begun;
        private final LineRecorder recorder;
        private final Set<String> slow = ConcurrentHashMap.newKeySet();
        private WatchState state;
        private boolean changed;
        private Instant saved = Instant.EPOCH;

        Progress(WatchState begun) {
            this.begun = begun;
            this.state = begun;
            this.recorder = new LineRecorder(rules, begun.flows(), this, clock);
        }

        void take(LineQueue.@org.jspecify.annotations.Nullable QueuedLine next) throws IOException {
            if (next == null) {
                return;
            }
            boolean old = next.line() != null && next.line().old();
            if (next.line() != null) {
                recorder.line(next.line());
            }
            // Of what was read before, only the last line tells where it stands.
            if (!old || !begun.knows(next.position())) {
                state = state.after(next.position());
                changed = true;
            }
        }

        void beat() throws IOException {
            recorder.settle();
            Instant now = clock.instant();
            if (Duration.between(saved, now).abs().compareTo(SAVING) >= 0) {
                spool.lookForNew();
                save(now);
                saved = now;
            }
        }

        private void save(Instant now) throws IOException {
            if (recorder.isSettled() && (changed || begun.saved() == null)) {
                stateFile.write(state.savedWith(recorder.flows(), now));
                changed = false;
            }
        }

        @Override
        public Told told(String key) {
            return spool.has(key) ? Told.TRIGGER : spool.hasFollowed(key) ? Told.FOLLOWED : Told.NOT;
        }

        @Override
        public void take(RecordedIncident incident) throws IOException {
            LineEvents.Told told = events.told(incident);
            try {
                spool.add(incident.key(), told.header(), told.events()).ifPresent(name -> {
                    published.add(told.trigger());
                    listener.recorded(name, incident.rule().name());
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (InterruptedIOException) new InterruptedIOException().initCause(e);
            }
            changed = true;
        }

        @Override
        public void tooLong(String rule) {
            if (slow.add(rule)) {
                listener.notice("the pattern of rule '" + rule + "' takes too long on a line, which is passed over;"
                        + " write it without nested repetitions. This is said once");
            }
        }

        void finish() throws IOException {
            recorder.finish();
            changed = true;
            save(clock.instant());
        }
    }
}
