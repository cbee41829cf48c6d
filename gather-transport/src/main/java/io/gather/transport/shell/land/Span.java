package io.gather.transport.shell.land;

/** A part of a landing. */
record Span(long start, long length) {}
