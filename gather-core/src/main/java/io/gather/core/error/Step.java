package io.gather.core.error;

import java.util.List;

/** An action, and what it is done to. */
public record Step(Action action, List<String> operands) {
    public Step {
        operands = List.copyOf(operands);
    }

    /** In words that hold wherever they are read. */
    @Override
    public String toString() {
        return operands.isEmpty() ? action.words() : action.words() + " " + String.join(" ", operands);
    }
}
