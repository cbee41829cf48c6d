package io.gather.minion.spool;

import java.util.List;

import io.gather.core.outcome.Outcome;
import io.gather.core.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Remembers nothing: no other process can go on with a run whose results are in this one's memory. */
record MemoryLedger(Plan plan) implements Ledger {
    @Override
    public List<Outcome> earlier() {
        return List.of();
    }

    @Override
    public void add(Outcome outcome) {}

    @Override
    public @Nullable Expansion expansion(int task) {
        return null;
    }

    @Override
    public void remember(int task, Expansion expansion) {}

    @Override
    public void close() {}
}
