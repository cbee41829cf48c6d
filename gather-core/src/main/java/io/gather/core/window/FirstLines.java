package io.gather.core.window;

import java.time.Instant;

/** What the begin of a log that was put away tells of its time, before more of it is uncompressed. */
public enum FirstLines {
    /** They tell no time in any way that is known. */
    UNTIMED,
    /** What follows may be of the window. */
    WITHIN,
    /** All of it is later than the window. */
    LATE;

    /** How many bytes of a log are to be looked at. */
    public static final int LENGTH = LineSieve.LOOKED_AT;

    /**
     * A log that was put away begins with its earliest line, unless a clock was set back: then that says it was written after the file.
     *
     * @param modified when the file was last changed
     */
    public static FirstLines of(byte[] begin, Window window, NodeClock clock, Instant modified) {
        if (JournalSieve.begins(begin, begin.length)) {
            return WITHIN;
        }
        LogTimes times = new LogTimes(clock, modified);
        int at = 0;
        while (at < begin.length) {
            int end = at;
            while (end < begin.length && begin[end] != '\n') {
                end++;
            }
            long moment = times.find(begin, at, end);
            if (moment != LogTime.NONE) {
                return window.after(moment) && moment <= modified.toEpochMilli() ? LATE : WITHIN;
            }
            at = end + 1;
        }
        return UNTIMED;
    }
}
