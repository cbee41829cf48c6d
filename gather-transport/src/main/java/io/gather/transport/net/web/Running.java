package io.gather.transport.net.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import okhttp3.Call;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * One call on a thread of its own: a thread that waits for a socket does not hear that it is interrupted. Looks now and then whether
 * the other side still takes what it is sent.
 */
final class Running {
    private static final Duration END = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST_TEXT = 8 << 10;

    private final Call call;
    private final BooleanSupplier stuck;
    private final Duration patience;

    /**
     * @param stuck whether what is sent is not taken any more
     * @param patience for one write
     */
    Running(Call call, BooleanSupplier stuck, Duration patience) {
        this.call = call;
        this.stuck = stuck;
        this.patience = patience;
    }

    <T> T await(Web.Read<T> read) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> {
            try (Response response = call.execute()) {
                return read.of(response);
            }
        });
        Thread thread = Thread.ofPlatform().daemon().name("gather-http").start(task);
        try {
            return end(task);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException | SocketTimeoutException e) {
            call.cancel();
            thread.interrupt();
            // What is sent is not to be read by two; without its socket the thread has nothing to wait for.
            boolean ignored = thread.join(END);
            throw e;
        }
    }

    private <T> T end(FutureTask<T> task) throws IOException, InterruptedException, ExecutionException {
        long look = Math.min(LOOK.toMillis(), patience.toMillis());
        while (true) {
            try {
                return task.get(look, TimeUnit.MILLISECONDS);
            } catch (TimeoutException goesOn) {
                if (stuck.getAsBoolean()) {
                    throw new SocketTimeoutException("takes nothing any more");
                }
            }
        }
    }

    /** A little of it, for what servers say there alone; the rest does not matter. */
    static String beginning(Response response) {
        Buffer text = new Buffer();
        try {
            BufferedSource source = response.body().source();
            while (text.size() < MOST_TEXT && source.read(text, MOST_TEXT - text.size()) >= 0) {
                // More may come.
            }
        } catch (IOException expected) {
            // The status and the headers are what counts.
        }
        return text.readString(StandardCharsets.ISO_8859_1);
    }
}
