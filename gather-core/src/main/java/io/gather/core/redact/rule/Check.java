package io.gather.core.redact.rule;

/** What a value must be like to count as a secret. */
public enum Check {
    /** Letters and digits mixed, as nobody writes words. */
    RANDOM,
    /** Of three kinds among capitals, small letters, digits and marks, and at least eight characters: nothing else looks so. */
    STRONG,
    /** At least eight characters. */
    LONG,
    /** More than a few digits. */
    WORD,
    /** Base64 of 32 bytes or more, or as many hexadecimal digits. */
    KEY,
    /** Base64 of six bytes or more that no word would be. */
    BASE64,
    /** Nothing that PAM or the name service switch would say there. */
    NO_MODULE
}
