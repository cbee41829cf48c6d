package io.gather.cli.show;

/** What a word means, where there are colours. */
public enum Tone {
    PLAIN(""),
    STRONG("1"),
    GOOD("32"),
    ATTENTION("33"),
    BAD("31"),
    PLACE("36");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** Of the control sequence; empty: there is none. */
    String code() {
        return code;
    }
}
