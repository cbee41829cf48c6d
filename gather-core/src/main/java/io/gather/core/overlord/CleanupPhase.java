package io.gather.core.overlord;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.minion.MinionRun;

/** 8: removes what is left on the nodes and here; always runs. */
record CleanupPhase() implements Phase {
    private static final Duration MOST = Duration.ofSeconds(60);

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String name() {
        return "cleanup";
    }

    @Override
    public boolean applies(Gather gather) {
        return true;
    }

    /** What pipelines that failed left: all at once, for most of them will not answer. */
    @Override
    public void run(Gather gather) throws InterruptedException {
        Map<String, Thread> threads = new LinkedHashMap<>();
        gather.minions().forEach((place, minion) -> threads.put(place,
                Thread.ofVirtual().name("cleanup " + place).start(() -> discard(gather, minion, place))));
        long end = System.nanoTime() + MOST.toNanos();
        for (Thread thread : threads.values()) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        gather.minions().keySet().forEach(place -> left(gather, place, "no answer within " + MOST.toSeconds() + " s"));
    }

    private static void discard(Gather gather, MinionRun minion, String place) {
        try {
            minion.discard();
            gather.discarded(place);
        } catch (IOException | GatherException e) {
            left(gather, place, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            left(gather, place, "internal error: " + e);
        }
    }

    private static void left(Gather gather, String place, String why) {
        gather.discarded(place);
        gather.notice(place + ": its spool could not be removed: " + why
                + "; its minion removes it by itself within 24 h");
    }
}
