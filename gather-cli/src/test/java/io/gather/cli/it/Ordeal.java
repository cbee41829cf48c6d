package io.gather.cli.it;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;

/** One gather of a fleet, disturbed, and gone on with as its operator would. */
final class Ordeal {
    /** What stalls does so for a while. */
    private static final Duration STALL = Duration.ofSeconds(2);

    private final Distribution gather;
    private final RelayedFleet fleet;
    private final Disturbances disturbances;
    private final String[] options;
    private final CountDownLatch over = new CountDownLatch(1);

    Ordeal(Distribution gather, RelayedFleet fleet, Disturbances disturbances, String... options) {
        this.gather = gather;
        this.fleet = fleet;
        this.disturbances = disturbances;
        this.options = options;
    }

    /** @return how the last command ended, which made the bundle */
    Ended endure() throws Exception {
        for (int node = 1; node <= fleet.servers().size(); node++) {
            fleet.treat(node, disturbances.network().get(node - 1));
        }
        List<Thread> threads = new ArrayList<>();
        threads.add(Thread.ofVirtual().start(this::release));
        disturbances.minions().forEach(kill -> threads.add(Thread.ofVirtual().start(() -> kill(kill))));
        try {
            return overlords();
        } finally {
            over.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private Ended overlords() throws Exception {
        Ended last = null;
        String[] command = options;
        for (Duration life : disturbances.overlord()) {
            Running running = gather.start(command);
            if (running.process().waitFor(life.toMillis(), TimeUnit.MILLISECONDS)) {
                last = running.end();
                break;
            }
            running.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            command = next();
            if (command.length == 0) {
                return new Ended(0, "", "killed when all was done");
            }
        }
        return last == null ? gather.run(command) : last;
    }

    /** What the operator types when the overlord is gone. */
    private String[] next() throws IOException, InterruptedException {
        String status = gather.run("status").out();
        if (status.contains("none was cut off")) {
            if (gather.bundles().isEmpty()) {
                return options;
            }
            Ended cleaned = gather.run("cleanup", "--yes");
            if (cleaned.code() != 0) {
                throw new AssertionError("cleanup: " + cleaned.err());
            }
            return new String[0];
        }
        if (status.contains(", setup, ")) {
            Ended cleaned = gather.run("cleanup", "--yes");
            if (cleaned.code() != 0) {
                throw new AssertionError("cleanup: " + cleaned.err());
            }
            return options;
        }
        return new String[]{"resume"};
    }

    private void release() {
        while (!isOverAfter(STALL)) {
            fleet.release();
        }
        fleet.release();
    }

    private void kill(Disturbances.Kill kill) {
        if (!isOverAfter(kill.after())) {
            fleet.node(kill.node()).inside("sh", "-c", kill.victim().script()).succeeded();
        }
    }

    private boolean isOverAfter(Duration time) {
        try {
            return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
