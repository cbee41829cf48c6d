package io.gather.minion.spool;

/** What bounds a run's results: the gather's total, and the disk. */
record Room(Budget budget, Space space) {}
