package io.gather.incident.watch.line;

/** From where a line comes. A line of the kernel is one wherever it was read. */
public enum LineSource {
    JOURNAL,
    FILE,
    KERNEL
}
