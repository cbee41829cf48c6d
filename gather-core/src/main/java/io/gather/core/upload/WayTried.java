package io.gather.core.upload;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** One way, tried until it worked, cannot work, or patience is over. */
final class WayTried {
    private final UploadQueue queue;
    private final Uploader uploader;
    private final Patience patience;
    private final Throttle throttle;
    private final InstantSource clock;
    private final RandomGenerator random;
    private String failure = "";
    private long furthest;

    WayTried(UploadQueue queue, Uploader uploader, Patience patience, Throttle throttle, InstantSource clock,
            RandomGenerator random) {
        this.queue = queue;
        this.uploader = uploader;
        this.patience = patience;
        this.throttle = throttle;
        this.clock = clock;
        this.random = random;
    }

    /** Why it did not work. */
    String failure() {
        return failure;
    }

    /** @param sealed null: it is sent as it is */
    Dispatch send(Dispatch queued, @Nullable SealedBundle sealed, UploadProgress progress)
            throws IOException, InterruptedException {
        Dispatch dispatch = queued;
        long end = System.nanoTime() + patience.total().toNanos();
        int failures = 0;
        while (true) {
            UnderWay attempt = new UnderWay(queue, dispatch, sealed, uploader.name(), throttle, progress);
            Instant start = clock.instant();
            long nanos = System.nanoTime();
            boolean hopeless = false;
            @Nullable
            String where = null;
            try {
                where = uploader.upload(attempt);
            } catch (GatherException e) {
                failure = e.what() + (e.where().isEmpty() ? "" : " (" + e.where() + ")") + "; " + e.remedy();
                hopeless = true;
            } catch (IOException e) {
                failure = e.getMessage() == null ? e.toString() : e.getMessage();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            dispatch = attempt.dispatch().with(new Dispatch.Attempt(uploader.name(), start,
                    Duration.ofNanos(System.nanoTime() - nanos), attempt.from(),
                    Math.max(0, attempt.position() - attempt.from()), where == null ? failure : null), where);
            queue.put(dispatch);
            if (where != null) {
                return dispatch;
            }
            failures = attempt.position() > furthest && attempt.from() > 0 ? 1 : failures + 1;
            furthest = Math.max(furthest, attempt.position());
            Duration wait = patience.wait(failures, random);
            if (hopeless || failures >= patience.attempts() || System.nanoTime() + wait.toNanos() - end > 0) {
                progress.failed(uploader.name(), failure, null);
                return dispatch;
            }
            progress.failed(uploader.name(), failure, wait);
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
    }
}
