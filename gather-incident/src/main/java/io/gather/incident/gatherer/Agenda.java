package io.gather.incident.gatherer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue.Dict;

/** What is to be done in one conversation: put together from what the node says, taken by the one thread that does it. */
final class Agenda {
    private static final int MOST_TIMES = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final NodeMemory memory;
    private final GathererTimes times;
    private boolean ended;
    private boolean incidents;
    private boolean events;
    private boolean overflowed;
    private boolean catchingUp;
    private long heard = System.nanoTime();
    private long noted = System.nanoTime();
    private long notBefore = System.nanoTime();
    private int resubscribed;

    Agenda(NodeMemory memory, GathererTimes times) {
        this.memory = memory;
        this.times = times;
    }

    /** The node is about to tell of all its incidents. */
    void catchUp() {
        change(() -> {
            catchingUp = true;
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

    void want(IncidentName name, Dict trigger) {
        change(() -> {
            heard = System.nanoTime();
            overflowed |= !memory.want(name, trigger);
        });
    }

    void heard() {
        change(() -> heard = System.nanoTime());
    }

    void caughtUp() {
        change(() -> catchingUp = false);
    }

    void subscribeToIncidents() {
        change(() -> incidents = true);
    }

    void subscribeToEvents() {
        change(() -> events = true);
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
                    left = Math.min(left, heard + times.catchUp().toNanos() - now);
                }
                if (notBefore > now) {
                    left = Math.min(left, notBefore - now);
                }
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
        boolean rested = now - notBefore >= 0;
        if (events && rested) {
            events = false;
            slowDown();
            return Optional.of(new ConversationStep.SubscribeToEvents());
        }
        boolean roomAgain = overflowed && memory.isEmpty() && !catchingUp;
        if ((incidents || roomAgain) && rested) {
            incidents = false;
            overflowed = false;
            slowDown();
            return Optional.of(new ConversationStep.SubscribeToIncidents());
        }
        Optional<WantedIncident> wanted = rested ? memory.next() : Optional.empty();
        if (wanted.isPresent()) {
            return wanted.map(ConversationStep.Fetch::new);
        }
        if (catchingUp && now - heard > times.catchUp().toNanos()) {
            catchingUp = false;
            return Optional.of(new ConversationStep.LookForMore());
        }
        return Optional.empty();
    }

    /** A node whose every incident cannot be sent would have us ask without end. */
    private void slowDown() {
        resubscribed = Math.min(resubscribed + 1, MOST_TIMES);
        notBefore = System.nanoTime() + times.again().multipliedBy(resubscribed - 1L).toNanos();
    }
}
