package io.gather.transport.node.shell.land;

/** A part of a landing. */
record Span(long start, long length) {}
