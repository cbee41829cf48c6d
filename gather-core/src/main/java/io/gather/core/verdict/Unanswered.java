package io.gather.core.verdict;

import io.gather.core.outcome.Limit;
import io.gather.core.units.Durations;
import org.jspecify.annotations.Nullable;

/** Why it is not known what there is: what was not said is not nothing. */
public sealed interface Unanswered {
    String words();

    /** What of the gather was over; null: nothing was. */
    default @Nullable Limit limit() {
        return null;
    }

    /** How a command ended that says what there is. */
    enum Question implements Unanswered {
        TIME,
        OVER,
        STOP,
        KILLED;

        @Override
        public @Nullable Limit limit() {
            return switch (this) {
                case TIME, KILLED -> null;
                case OVER -> Limit.TIME;
                case STOP -> Limit.STOP;
            };
        }

        @Override
        public String words() {
            return switch (this) {
                case TIME -> "the command that says what there is took longer than " + Durations.show(
                        Numbers.ASK) + ", twice";
                case OVER -> "the gather's total time was over before it was known what there is";
                case STOP -> "stopped before it was known what there is";
                case KILLED -> "the command that says what there is was killed, twice";
            };
        }
    }

    /** One of the minion's own processes was killed, a second time too. */
    record Helper(String program) implements Unanswered {
        @Override
        public String words() {
            return "the minion's own " + program + " was killed on the node, twice";
        }
    }

    /** The same of the process that does a unit. */
    record Worker() implements Unanswered {
        @Override
        public String words() {
            return "the minion's process for it was killed on the node, twice";
        }
    }
}
