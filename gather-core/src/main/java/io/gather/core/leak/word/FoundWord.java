package io.gather.core.leak.word;

/** Is told of each secret that is found, and never which it is. */
@FunctionalInterface
public interface FoundWord {
    /**
     * @param writing in which it stands there
     * @param line of the content, from 1
     */
    void found(String writing, long line);
}
