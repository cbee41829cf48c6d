package io.gather.transport.foolscap.message;

import java.io.IOException;

/**
 * Takes a long answer in parts, as they come, so that it need not be in memory as a whole. It is called by the thread that reads: for as
 * long as it takes nothing more is read.
 */
@FunctionalInterface
public interface AnswerParts {
    /**
     * Of an answer that is a tuple, a list, or a dictionary: its keys and values in turn, each with a place of its own. What was taken is forgotten: later items cannot refer to an item.
     *
     * @param place in it, beginning with 0
     * @param value that stands there; where that is a tuple or a list within a tuple or a list, one of its items
     * @throws IOException when it cannot be taken, which is no fault of the sender; the rest is passed over
     */
    void part(int place, Value value) throws IOException;
}
