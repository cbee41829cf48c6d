package io.gather.core.overlord;

import java.io.IOException;

import io.gather.core.minion.MinionRun;

/** 8: removes what is left on the nodes and here; always runs. */
record CleanupPhase() implements Phase {
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

    @Override
    public void run(Gather gather) throws IOException {
        for (MinionRun minion : gather.minions()) {
            try {
                minion.discard();
            } catch (IOException e) {
                gather.notice("a spool could not be removed: " + e.getMessage() + "; remove it with: gather cleanup "
                        + gather.id());
            }
        }
    }
}
