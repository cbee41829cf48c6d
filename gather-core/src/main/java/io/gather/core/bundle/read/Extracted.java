package io.gather.core.bundle.read;

/** How much was unpacked. */
public record Extracted(long files, long links, long bytes) {}
