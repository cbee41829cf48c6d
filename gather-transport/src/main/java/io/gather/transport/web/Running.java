package io.gather.transport.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import okhttp3.Call;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** One call on a thread of its own: a thread that waits for a socket does not hear that it is interrupted. */
final class Running {
    private static final Duration END = Duration.ofSeconds(10);
    private static final int MOST_TEXT = 8 << 10;

    private final Call call;

    Running(Call call) {
        this.call = call;
    }

    <T> T await(Web.Read<T> read) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> {
            try (Response response = call.execute()) {
                return read.of(response);
            }
        });
        Thread thread = Thread.ofPlatform().daemon().name("gather-http").start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            call.cancel();
            thread.interrupt();
            // The bundle's file is not to be read by two; without its socket the thread has nothing to wait for.
            boolean ignored = thread.join(END);
            throw e;
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
