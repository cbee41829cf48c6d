package io.gather.transport.node.rpc.serve;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Plans may be large and memory is small: few are read at a time, the others wait. */
final class BodyRoom {
    private static final int AT_A_TIME = 2;

    private final Semaphore room = new Semaphore(AT_A_TIME, true);

    /** Reads one. */
    interface Reading<T> {
        T read() throws IOException;
    }

    <T> T with(Reading<T> reading) throws IOException, InterruptedException {
        room.acquire();
        try {
            return reading.read();
        } finally {
            room.release();
        }
    }
}
