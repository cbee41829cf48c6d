package io.gather.core.upload;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import io.gather.core.error.Wording;
import io.gather.core.rate.Throttle;
import org.jspecify.annotations.Nullable;

/** One way of a bundle: its attempts so far, and when the next one is due. It is over when it cannot work, or patience is. */
final class WayTried {
    private final UploadQueue queue;
    private final Uploader uploader;
    private final String destination;
    private final RetryPolicy patience;
    private final Throttle throttle;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Wording wording;
    private String failure = "";
    private long furthest;
    private int failures;
    private boolean tried;
    private boolean moved;
    private boolean over;
    private long end;
    private long due;

    WayTried(UploadQueue queue, Uploader uploader, String destination, RetryPolicy patience, Throttle throttle,
            InstantSource clock, RandomGenerator random, Wording wording) {
        this.queue = queue;
        this.uploader = uploader;
        this.destination = destination;
        this.patience = patience;
        this.throttle = throttle;
        this.clock = clock;
        this.random = random;
        this.wording = wording;
    }

    String name() {
        return uploader.name();
    }

    /** Why it did not work. */
    String failure() {
        return failure;
    }

    boolean wasTried() {
        return tried;
    }

    boolean isOver() {
        return over;
    }

    /** Whether the last attempt sent anything: the next one has something to go on with. */
    boolean moved() {
        return moved;
    }

    /** When the next attempt may begin, as {@link System#nanoTime}. */
    long due() {
        return due;
    }

    /** Until the next attempt may begin; not negative. */
    Duration pause(long now) {
        return Duration.ofNanos(tried ? Math.max(0, due - now) : 0);
    }

    /**
     * Waits until it is due, and tries once.
     *
     * @param sealed null: it is sent as it is
     */
    Dispatch attempt(Dispatch queued, @Nullable SealedBundle sealed, UploadProgress progress)
            throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(pause(System.nanoTime()).toNanos());
        UnderWay attempt = new UnderWay(queue, queued, sealed, uploader.name(), destination, throttle, progress);
        Instant start = clock.instant();
        long nanos = System.nanoTime();
        end = tried ? end : nanos + patience.total().toNanos();
        tried = true;
        Duration asked = Duration.ZERO;
        Arrival.@Nullable Taken taken = null;
        try {
            switch (uploader.upload(attempt)) {
                case Arrival.Taken it -> taken = it;
                case Arrival.Refuted refuted -> failure = refuted.reason();
            }
        } catch (GatherException e) {
            failure = e.what() + (e.where().isEmpty() ? "" : " (" + e.where() + ")") + "; " + e.remedy().in(wording);
            over = true;
        } catch (RetryLaterException e) {
            failure = e.getMessage() == null ? e.toString() : e.getMessage();
            asked = e.wanted();
        } catch (IOException e) {
            failure = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Dispatch dispatch = attempt.dispatch().with(
                new Dispatch.Attempt(uploader.name(), start, Duration.ofNanos(System.nanoTime() - nanos),
                        attempt.from(), Math.max(0, attempt.position() - attempt.from()),
                        taken == null ? failure : null, destination),
                taken == null ? null : new Delivery(destination, start, taken));
        queue.put(dispatch);
        if (taken == null) {
            count(attempt, asked);
        }
        return dispatch;
    }

    private void count(UnderWay attempt, Duration asked) {
        moved = attempt.position() > attempt.from();
        failures = attempt.position() > furthest && attempt.from() > 0 ? 1 : failures + 1;
        furthest = Math.max(furthest, attempt.position());
        Duration own = patience.wait(failures, random);
        due = System.nanoTime() + Math.max(own.toNanos(), asked.toNanos());
        over = over || failures >= patience.attempts() || due - end > 0;
    }
}
