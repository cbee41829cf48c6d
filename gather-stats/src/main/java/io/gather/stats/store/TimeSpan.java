package io.gather.stats.store;

/**
 * Which points are asked for, in seconds of the epoch.
 *
 * @param until not included
 */
public record TimeSpan(long from, long until) {
    public static final TimeSpan ALL = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

    public boolean has(long seconds) {
        return seconds >= from && seconds < until;
    }
}
