package io.gather.transport.net;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection unless what is done with it is over in time. A timeout for reading does not do: a peer that sends a byte now
 * and then would be waited for for ever.
 */
public final class Deadline implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);

    public Deadline(Closeable connection, Duration time) {
        Thread.ofVirtual().name("deadline").start(() -> watch(connection, time));
    }

    private void watch(Closeable connection, Duration time) {
        try {
            if (!over.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException expected) {
            // It is closed, in one way or another.
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
