package io.gather.core.redact.rule;

/** What a value must be like to count as a secret. */
public enum Check {
    /** Letters and digits mixed, as nobody writes words. */
    RANDOM,
    /** At least eight characters. */
    LONG,
    /** More than a few digits. */
    WORD,
    /** Base64 of 32 bytes or more, or as many hexadecimal digits. */
    KEY,
    /** Nothing that PAM or the name service switch would say there. */
    NO_MODULE
}
