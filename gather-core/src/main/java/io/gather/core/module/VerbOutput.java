package io.gather.core.module;

/** Where a verb's answer goes. Texts may hold anything: nothing in them steers a terminal. Safe for several threads. */
public interface VerbOutput {
    /** A line, or several, of what was asked for: to standard output. */
    void result(String text);

    /** The same for programs, on one line: records, maps, lists, texts, numbers, times. */
    void json(Object value);

    /** Whether nobody reads the results any more: the rest of a long answer is of no use. Asking takes as long as some lines. */
    default boolean closed() {
        return false;
    }

    /** What else there is to say: to standard error. */
    void message(String text);
}
