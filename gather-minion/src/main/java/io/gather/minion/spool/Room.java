package io.gather.minion.spool;

/** What bounds a task's results: the gather's total, and the place where they wait. */
record Room(Budget budget, Store store, Patience patience) {}
