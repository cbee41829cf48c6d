package io.gather.minion.spool;

import java.util.function.BooleanSupplier;

/** How long a task under way waits for room. */
@FunctionalInterface
public interface RoomWait {
    /** Waits while there is a shortage and something may still be collected. Returns whether there is room now. */
    boolean outlasts(BooleanSupplier shortage) throws InterruptedException;
}
