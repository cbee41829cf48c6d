package io.gather.transport.foolscap.message;

import java.io.IOException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The answer under way, where somebody takes it in parts: two levels of a tuple or list, of which the message itself keeps only that they are
 * there, or what a dictionary holds, of which it keeps nothing.
 */
final class PartedAnswer {
    private final AnswerParts taker;
    private final OpenObject outer;
    private final boolean isDict;
    private @Nullable OpenObject inner;
    private MessageBudget.@Nullable Spent before;
    private int place;

    /** @param outer the tuple, list or dictionary that is answered */
    PartedAnswer(AnswerParts taker, OpenObject outer, MessageBudget budget) {
        this.taker = taker;
        this.outer = outer;
        this.isDict = outer.type() == OpenType.DICT;
        this.before = isDict ? budget.spent() : null;
    }

    /** A tuple or list begins in the outer one. */
    void begin(OpenObject list, MessageBudget budget) {
        if (!isDict) {
            inner = list;
            before = budget.spent();
        }
    }

    boolean takes(OpenObject around) {
        return around == outer || around == inner;
    }

    /**
     * One of the values that stand in the outer one, or in the inner one.
     *
     * @param child null: it is a value without an end of its own, or none of ours
     * @return the number from which on objects can be forgotten; -1: none can
     */
    long take(OpenObject around, @Nullable OpenObject child, Value value, MessageBudget budget)
            throws ViolationException {
        if (isDict) {
            pass(value);
            place++;
        } else if (around == outer) {
            if (child == null || child != inner) {
                pass(value);
            }
            inner = null;
            // What remains of the answer shows where it broke off.
            around.add(new Value.None(), 1, 0, 0);
            place++;
            return -1;
        } else {
            pass(value);
        }
        budget.back(Objects.requireNonNull(before));
        return around.number() + 1;
    }

    private void pass(Value value) throws ViolationException {
        try {
            taker.part(place, value);
        } catch (IOException e) {
            throw new ViolationException(String.valueOf(e.getMessage()), Inbound.Fault.OURS);
        }
    }
}
