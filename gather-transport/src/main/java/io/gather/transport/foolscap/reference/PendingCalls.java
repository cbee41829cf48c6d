package io.gather.transport.foolscap.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.gather.transport.foolscap.message.Value;
import org.jspecify.annotations.Nullable;

/** Calls of ours whose answers have not come. */
final class PendingCalls {
    private final Map<Long, CompletableFuture<Value>> waiting = new HashMap<>();
    private long last;
    private @Nullable String ended;

    record Pending(long request, CompletableFuture<Value> answer) {}

    synchronized Pending begin() throws CallException {
        if (ended != null) {
            throw CallException.of(CallException.Cause.ENDED, ended);
        }
        last++;
        CompletableFuture<Value> answer = new CompletableFuture<>();
        waiting.put(last, answer);
        return new Pending(last, answer);
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
        return Optional.ofNullable(waiting.remove(request));
    }

    void end(String why) {
        List<CompletableFuture<Value>> all;
        synchronized (this) {
            if (ended == null) {
                ended = why;
            }
            all = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        all.forEach(it -> it.completeExceptionally(CallException.of(CallException.Cause.ENDED, why)));
    }
}
