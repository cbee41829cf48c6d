package io.gather.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** All needs must hold; a need holds when any of its values does. */
public record Condition(@JsonValue List<Need> needs) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Condition {
        needs = List.copyOf(needs);
    }

    /** What is looked for on the node. */
    public enum Kind {
        COMMAND,
        FILE,
        PACKAGE,
        SERVICE,
        PROCESS,
        MODULE,
        OS
    }

    /** Values of one kind, of which one is enough. */
    public record Need(Kind kind, List<String> values) {
        public Need {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return kind.name().toLowerCase(Locale.ROOT) + " " + String.join(" or ", values);
        }
    }

    public Condition and(Condition other) {
        List<Need> both = new ArrayList<>(needs);
        both.addAll(other.needs);
        return new Condition(both);
    }

    @Override
    public String toString() {
        return String.join(" and ", needs.stream().map(Need::toString).toList());
    }
}
