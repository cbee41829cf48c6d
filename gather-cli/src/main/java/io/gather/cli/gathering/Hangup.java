package io.gather.cli.gathering;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Notices that the terminal has gone, as with a lost connection. The launcher keeps SIGHUP away from gathers, so it is looked whether
 * the terminal can still be opened.
 */
final class Hangup implements AutoCloseable {
    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Thread watch;

    private Hangup(Thread watch) {
        this.watch = watch;
    }

    /** @param gone is called once, from another thread; never where there is no terminal to begin with */
    static Hangup watch(Runnable gone) {
        boolean there = isThere();
        return new Hangup(Thread.ofVirtual().name("hangup").start(() -> {
            if (there && awaitGone()) {
                gone.run();
            }
        }));
    }

    private static boolean awaitGone() {
        try {
            while (isThere()) {
                Thread.sleep(LOOK);
            }
            return true;
        } catch (InterruptedException closed) {
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
        watch.interrupt();
    }
}
