package io.gather.stats.sink.prometheus;

/** @param until when it is shown, in nanoseconds of the caller's clock */
record Sample(double value, long seconds, long until) {}
