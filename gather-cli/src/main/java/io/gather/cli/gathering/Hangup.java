package io.gather.cli.gathering;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the terminal has gone, as with a lost connection. The launcher keeps SIGHUP away from gathers, so it is looked whether
 * the terminal can still be opened.
 */
final class Hangup implements AutoCloseable {
    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final long LOOK_MILLIS = 500;

    private final CountDownLatch over = new CountDownLatch(1);

    private Hangup() {}

    /** @param gone is called once, from another thread; never where there is no terminal to begin with */
    static Hangup watch(Runnable gone) {
        Hangup hangup = new Hangup();
        if (isThere()) {
            Thread.ofVirtual().name("hangup").start(() -> hangup.await(gone));
        }
        return hangup;
    }

    private void await(Runnable gone) {
        try {
            while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!isThere()) {
                    gone.run();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        over.countDown();
    }
}
