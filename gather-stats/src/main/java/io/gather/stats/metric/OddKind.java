package io.gather.stats.metric;

/** Why a record of a reply cannot become a point. */
public enum OddKind {
    NULL("null"),
    BOOLEAN("true or false"),
    TEXT("a text"),
    NOT_FINITE("no finite number"),
    EMPTY_LIST("an empty list in a record"),
    TEXT_IN_LIST("a text in a list"),
    NUMBER_IN_LIST("a number in a list"),
    LIST_IN_LIST("a list in a list"),
    NO_NUMBER("a record without a number"),
    TOO_LARGE("a value that is too large"),
    TOO_DEEP("a value that is nested too deeply"),
    NOT_AS_DECLARED("an entry with members of other types");

    private final String words;

    OddKind(String words) {
        this.words = words;
    }

    /** What was found. */
    public String words() {
        return words;
    }
}
