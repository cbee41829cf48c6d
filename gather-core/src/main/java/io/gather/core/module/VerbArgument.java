package io.gather.core.module;

/**
 * A word of a verb that is no option.
 *
 * @param label in capitals: {@code ORDER}
 * @param count how many of them there may be
 * @param about what it is, in a few words
 */
public record VerbArgument(String label, Count count, String about) {
    /** How many words. */
    public enum Count {
        ONE,
        AT_MOST_ONE,
        AT_LEAST_ONE,
        ANY
    }
}
