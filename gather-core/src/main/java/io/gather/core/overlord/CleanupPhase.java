package io.gather.core.overlord;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
        List<Thread> threads = new ArrayList<>();
        gather.minions().forEach((place, minion) -> threads
                .add(Thread.ofVirtual().name("cleanup " + place).start(() -> discard(gather, minion, place))));
        for (Thread thread : threads) {
            thread.join(MOST);
        }
    }

    private static void discard(Gather gather, MinionRun minion, String place) {
        try {
            minion.discard();
        } catch (IOException | GatherException e) {
            gather.notice(place + ": its spool could not be removed: " + e.getMessage()
                    + "; its minion removes it by itself within 24 h");
        }
    }
}
