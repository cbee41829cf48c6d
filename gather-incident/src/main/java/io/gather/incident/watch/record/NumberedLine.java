package io.gather.incident.watch.record;

import io.gather.incident.watch.line.WatchedLine;

/** @param number in the order in which lines came, from whatever source */
public record NumberedLine(long number, WatchedLine line) {}
