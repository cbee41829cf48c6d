package io.gather.core.compare;

/**
 * How many paths are what.
 *
 * @param equal on all nodes
 * @param some equal, but not on all nodes
 * @param leftOut logs and large files, which were not compared
 */
public record ComparisonTally(int equal, int differ, int some, int leftOut) {}
