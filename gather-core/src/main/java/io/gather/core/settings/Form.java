package io.gather.core.settings;

/**
 * What values a setting has, how they are written, and which of them are right: one rule, wherever a value comes from.
 *
 * @param <T> what they are in the program
 */
public interface Form<T> {
    /**
     * Of what stands alone: in a variable or behind an option.
     *
     * @throws IllegalArgumentException with what is wrong with the value, for the user
     */
    T read(String text);

    /**
     * Of a text, a whole number, a truth value or a list, as TOML has it.
     *
     * @throws IllegalArgumentException with what is wrong with the value, for the user
     */
    T of(Object value);

    /** As TOML has it: a text, a whole number, a truth value or a list of texts. */
    Object written(T value);

    /** Which values there are, in a few words. */
    String words();

    /** For people. */
    default String shown(T value) {
        return written(value).toString();
    }

    /** The same, with other words for what its values are. */
    default Form<T> called(String words) {
        return new NamedForm<>(this, words);
    }
}
