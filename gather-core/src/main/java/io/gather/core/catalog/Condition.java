package io.gather.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Each kind must hold; a kind holds when any of its values does. */
public record Condition(@JsonValue Map<Kind, List<String>> needs) {

    /** What is looked for on the node. */
    public enum Kind {
        COMMAND, FILE, PACKAGE, SERVICE, PROCESS, MODULE, OS
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Condition {
        needs = Map.copyOf(new TreeMap<>(needs));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(needs).forEach((kind, values) -> text.append(text.isEmpty() ? "" : " and ")
                .append(kind.name().toLowerCase(java.util.Locale.ROOT)).append(' ')
                .append(String.join(" or ", values)));
        return text.toString();
    }
}
