package io.gather.incident.watch.source;

/** Something that lines come from, for as long as it is let. */
public interface LineFeed {
    /** For people, and for the name of its thread. */
    String name();

    /** Reads until it is interrupted. What goes wrong meanwhile is told, and tried again. */
    void feed(LineSink sink) throws InterruptedException;
}
