package io.gather.core.window;

/** Bytes {@code from} until {@code to}. */
public record Stretch(long from, long to) {
    public long length() {
        return to - from;
    }
}
