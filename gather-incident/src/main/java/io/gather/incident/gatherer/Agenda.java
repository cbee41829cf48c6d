package io.gather.incident.gatherer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.wire.Resubscription;

/** What is to be done in one conversation: put together from what the node says, taken by the one thread that does it. */
final class Agenda {
    /** A node that is busy is given so many times as long at most. */
    private static final int LONGEST_WAIT = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final NodeMemory memory;
    private final GathererTimes times;
    private boolean ended;
    private final Resubscription incidents;
    private final Resubscription events;
    private boolean catchingUp;
    private boolean toldAll;
    private int catchUps;
    private int patience = 1;
    private long heard = System.nanoTime();
    private long noted = System.nanoTime();
    private long notBefore = System.nanoTime();

    Agenda(NodeMemory memory, GathererTimes times) {
        this.memory = memory;
        this.times = times;
        this.incidents = new Resubscription(times.again(), noted);
        this.events = new Resubscription(times.again(), noted);
    }

    /** The node is about to tell of all its incidents. */
    void catchUp() {
        change(() -> {
            catchingUp = true;
            toldAll = false;
            catchUps++;
            heard = System.nanoTime();
        });
    }

    /** The node does not come to tell: it is given longer. */
    void waitLonger() {
        change(() -> {
            catchingUp = !toldAll;
            patience = Math.min(2 * patience, LONGEST_WAIT);
            heard = System.nanoTime();
        });
    }

    /** @return whether the node is still telling of what there was before */
    boolean isCatchingUp() {
        lock.lock();
        try {
            return catchingUp;
        } finally {
            lock.unlock();
        }
    }

    /** The node told of it, which need not be wanted. */
    void told(IncidentName name) {
        change(() -> {
            heard = System.nanoTime();
            memory.told(name);
        });
    }

    /** @return whether nothing is missing that the node could tell */
    boolean hasToldAll() {
        lock.lock();
        try {
            return toldAll;
        } finally {
            lock.unlock();
        }
    }

    void want(IncidentName name, Dict trigger) {
        change(() -> {
            boolean ignored = memory.want(name, trigger);
        });
    }

    /** As {@link #want}, of one that has grown since it was wanted first. */
    void wantAnew(IncidentName name, Dict trigger) {
        change(() -> memory.wantAnew(name, trigger));
    }

    /** The node says that it has told of all. When it was asked twice, it says so twice. */
    void caughtUp() {
        change(() -> {
            catchUps = Math.max(0, catchUps - 1);
            if (catchUps == 0) {
                foundAll();
            }
        });
    }

    /** Nothing that the node could tell is missing. */
    void foundAll() {
        change(() -> {
            catchUps = 0;
            catchingUp = false;
            toldAll = true;
            memory.caughtUp();
        });
    }

    void subscribeToIncidents() {
        change(incidents::want);
    }

    void subscribeToEvents() {
        change(events::want);
    }

    void end() {
        change(() -> ended = true);
    }

    /** Nothing is fetched for a while: the disk may be full, or the node busy. */
    void pause(Duration time) {
        change(() -> notBefore = System.nanoTime() + time.toNanos());
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to do. */
    ConversationStep next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = System.nanoTime();
                Optional<ConversationStep> step = due(now);
                if (step.isPresent()) {
                    return step.get();
                }
                long left = noted + times.heard().toNanos() - now;
                if (catchingUp) {
                    left = Math.min(left, heard + patience * times.catchUp().toNanos() - now);
                }
                if (notBefore - now > 0) {
                    left = Math.min(left, notBefore - now);
                }
                left = Math.min(left, Math.min(incidents.left(now), events.left(now)));
                long ignored = changed.awaitNanos(Math.max(1, left));
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<ConversationStep> due(long now) {
        if (ended) {
            return Optional.of(new ConversationStep.End());
        }
        if (now - noted > times.heard().toNanos()) {
            noted = now;
            return Optional.of(new ConversationStep.Note());
        }
        if (events.take(now)) {
            return Optional.of(new ConversationStep.SubscribeToEvents());
        }
        if (!catchingUp && memory.hasRoomAgain()) {
            incidents.want();
        }
        if (incidents.take(now)) {
            return Optional.of(new ConversationStep.SubscribeToIncidents());
        }
        Optional<WantedIncident> wanted = now - notBefore >= 0 ? memory.next() : Optional.empty();
        if (wanted.isPresent()) {
            return wanted.map(ConversationStep.Fetch::new);
        }
        if (catchingUp && now - heard > patience * times.catchUp().toNanos()) {
            catchingUp = false;
            return Optional.of(new ConversationStep.LookForMore());
        }
        return toldAll ? memory.upTo().map(ConversationStep.UpToDate::new) : Optional.empty();
    }
}
