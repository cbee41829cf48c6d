package io.gather.core.window;

/** One way in which logs tell the time of a line. */
sealed interface LogTime
        permits AccessTime, AuditTime, BootTime, ClassicTime, DayFirstTime, EpochTime, IsoTime, KlogTime,
        WeekdayTime {
    /** The line does not tell it in this way. */
    long NONE = Long.MIN_VALUE;

    /** The time of a line, in milliseconds since 1970, or {@link #NONE}. */
    long find(Prefix line, Stamps stamps);

    /** Whether other lines may look like that by chance: believed only in a file whose first time is told so. */
    default boolean isWeak() {
        return false;
    }
}
