package io.gather.core.error;

/** How steps are called where they are read, such as on the command line that was typed. Safe for several threads. */
public interface Wording {
    /** Words that hold everywhere, for whoever has none of his own. */
    Wording NEUTRAL = Step::toString;

    String of(Step step);
}
