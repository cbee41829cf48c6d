package io.gather.transport.foolscap.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.transport.foolscap.message.AnswerParts;
import io.gather.transport.foolscap.message.Value;
import org.jspecify.annotations.Nullable;

/** Calls of ours whose answers have not come. */
final class PendingCalls {
    private final Map<Long, Pending> waiting = new HashMap<>();
    private long last;
    private @Nullable String ended;

    /** One of them. */
    static final class Pending {
        private final long request;
        private final CompletableFuture<Value> answer = new CompletableFuture<>();
        private final @Nullable AnswerParts taker;
        private volatile long came = System.nanoTime();

        private Pending(long request, @Nullable AnswerParts taker) {
            this.request = request;
            this.taker = taker;
        }

        long request() {
            return request;
        }

        /** @param longest in all; with every part of the answer that comes, the patience begins anew */
        Value await(Duration patience, Duration longest)
                throws InterruptedException, ExecutionException, TimeoutException {
            long end = System.nanoTime() + longest.toNanos();
            while (true) {
                long now = System.nanoTime();
                long left = Math.min(came + patience.toNanos() - now, end - now);
                try {
                    return answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    if (left <= 0) {
                        throw e;
                    }
                }
            }
        }

        private AnswerParts parts(AnswerParts to) {
            return (place, value) -> {
                came = System.nanoTime();
                to.part(place, value);
            };
        }
    }

    /** @param taker of the answer in parts; null: nobody */
    synchronized Pending begin(@Nullable AnswerParts taker) throws CallException {
        if (ended != null) {
            throw CallException.of(CallException.Cause.ENDED, ended);
        }
        last++;
        Pending pending = new Pending(last, taker);
        waiting.put(last, pending);
        return pending;
    }

    synchronized Optional<AnswerParts> parts(long request) {
        Pending pending = waiting.get(request);
        return pending == null ? Optional.empty() : Optional.ofNullable(pending.taker).map(pending::parts);
    }

    /** Nobody waits for it any more. */
    synchronized void forget(long request) {
        waiting.remove(request);
    }

    void answer(long request, Value value) {
        taken(request).ifPresent(it -> it.complete(value));
    }

    void fail(long request, CallException failure) {
        taken(request).ifPresent(it -> it.completeExceptionally(failure));
    }

    /** An answer that comes too late finds nobody. */
    private synchronized Optional<CompletableFuture<Value>> taken(long request) {
        return Optional.ofNullable(waiting.remove(request)).map(it -> it.answer);
    }

    void end(String why) {
        List<CompletableFuture<Value>> all;
        synchronized (this) {
            if (ended == null) {
                ended = why;
            }
            all = new ArrayList<>(waiting.values().stream().map(it -> it.answer).toList());
            waiting.clear();
        }
        all.forEach(it -> it.completeExceptionally(CallException.of(CallException.Cause.ENDED, why)));
    }
}
