package io.gather.minion.spool;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import io.gather.core.outcome.Outcome;
import io.gather.core.plan.Plan;
import org.jspecify.annotations.Nullable;

/** What a later process needs to go on with a run. */
sealed interface Ledger extends Closeable permits DiskLedger, MemoryLedger {
    /** The plan that was begun with. */
    Plan plan();

    /** Outcomes of an earlier run, in their order. */
    List<Outcome> earlier();

    void add(Outcome outcome) throws IOException;

    @Nullable
    Expansion expansion(int task) throws IOException;

    void remember(int task, Expansion expansion) throws IOException;
}
