package io.gather.core.outcome;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a task, or of one file of it. */
public enum Status {
    OK("ok"),
    FAILED("failed"),
    TIMED_OUT("timed-out"),
    TRUNCATED("truncated"),
    SKIPPED("skipped"),
    MISSING(
            "missing"),
    DENIED(
            "denied"),
    ERROR("error");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    @JsonCreator
    public static Status of(String word) {
        for (Status status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such status: " + word);
    }

    /** As in manifests and on screens. */
    @JsonValue
    public String word() {
        return word;
    }
}
