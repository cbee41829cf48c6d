package io.gather.cli.gathering;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the terminal has gone, as with a lost connection. The launcher keeps SIGHUP away from gathers, so it is looked whether
 * the terminal can still be opened.
 */
final class Hangup implements AutoCloseable {
    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final Duration LOOK = Duration.ofMillis(500);

    private final CountDownLatch closed = new CountDownLatch(1);

    private Hangup() {}

    /** @param gone is called once, from another thread; never where there is no terminal to begin with */
    static Hangup watch(Runnable gone) {
        Hangup hangup = new Hangup();
        if (isThere()) {
            Thread.ofVirtual().name("hangup").start(() -> {
                if (hangup.awaitGone()) {
                    gone.run();
                }
            });
        }
        return hangup;
    }

    private boolean awaitGone() {
        try {
            while (isThere()) {
                if (closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException ended) {
            return false;
        }
    }

    private static boolean isThere() {
        try (FileChannel _ = FileChannel.open(TERMINAL, StandardOpenOption.WRITE)) {
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
