package io.gather.core.outcome;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why something was left out that another gather could bring. */
public enum Limit {
    /** As many bytes had been gathered as might be. */
    SIZE("size"),
    /** The time for all of it was over. */
    TIME("time"),
    /** There was no room for it, on the node or where the bundle goes. */
    ROOM("room"),
    /** The gather was stopped. */
    STOP("stop"),
    /** Its node could not be reached, or was lost. */
    NODE("node");

    private final String word;

    Limit(String word) {
        this.word = word;
    }

    @JsonCreator
    public static Limit of(String word) {
        for (Limit limit : values()) {
            if (limit.word.equals(word)) {
                return limit;
            }
        }
        throw new IllegalArgumentException("no such limit: " + word);
    }

    /** As in manifests and on screens. */
    @JsonValue
    public String word() {
        return word;
    }
}
