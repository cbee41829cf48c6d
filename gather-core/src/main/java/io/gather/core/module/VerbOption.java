package io.gather.core.module;

/**
 * An option of a verb, or of a service.
 *
 * @param name as it is typed: {@code --limit}
 * @param value what follows it, in capitals: {@code NUMBER}; empty: nothing does
 * @param about what it is for, in a few words
 */
public record VerbOption(String name, String value, String about) {
    /** An option that is there or not. */
    public static VerbOption flag(String name, String about) {
        return new VerbOption(name, "", about);
    }
}
