package io.gather.incident.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.gather.incident.publisher.LinkedNode;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.tub.Tub;

/** A node of ours that records incidents until it is told to stop, and finds a gatherer soon that was started again. */
final class RecordingNode implements AutoCloseable {
    private static final int LOOK_MILLIS = 100;

    final Path folder;
    /** Names of files. */
    final Set<String> recorded = new ConcurrentSkipListSet<>();
    private final Tub tub = LinkedNode.tub();
    private final LinkedNode node;
    private final FutureTask<Boolean> recording;
    private volatile boolean quiet;

    /**
     * @param room one for each incident that may be recorded now
     * @param pace from one incident to the next, on the average
     */
    RecordingNode(Path folder, Furl gatherer, Random random, Semaphore room, Duration pace) {
        this.folder = folder;
        this.node = new LinkedNode(folder, tub, gatherer);
        this.recording = new FutureTask<>(() -> {
            for (int i = 0; !quiet;) {
                if (room.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    recorded.add(node.record("incident " + i++ + " of " + tub.id()).file());
                    TimeUnit.MILLISECONDS.sleep(random.nextLong(2 * pace.toMillis()));
                }
            }
            return true;
        });
        Thread.ofVirtual().start(recording);
    }

    TubId id() {
        return tub.id();
    }

    /** It records no more; what it has still goes. */
    void quiet() throws ExecutionException, InterruptedException {
        quiet = true;
        boolean ignored = recording.get();
    }

    /** What its link said last. */
    List<String> heard() {
        List<String> all = node.heard();
        return all.subList(Math.max(0, all.size() - 5), all.size());
    }

    @Override
    public void close() {
        quiet = true;
        recording.cancel(true);
        node.close();
    }
}
