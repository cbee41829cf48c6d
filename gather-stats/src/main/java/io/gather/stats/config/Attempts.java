package io.gather.stats.config;

/**
 * How often something is tried.
 *
 * @param most 0: without end
 */
public record Attempts(long most) {
    public Attempts {
        most = Math.max(0, most);
    }

    /** Whether it may be tried again after so many times. */
    public boolean allowsAfter(long made) {
        return most == 0 || made < most;
    }
}
