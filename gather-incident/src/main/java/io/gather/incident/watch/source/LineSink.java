package io.gather.incident.watch.source;

import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.WatchedLine;

/** Takes lines from all sources. Safe for several threads. */
public interface LineSink {
    /** Waits for room. */
    void line(WatchedLine line) throws InterruptedException;

    /** What is before that is done with, though no line of it is given. */
    void done(LinePosition position) throws InterruptedException;

    /** Tells people what they should know of a source: a sentence without what stands in logs. */
    void notice(String text);
}
