package io.gather.core.window;

/** What a content has turned out to be. */
enum Telling {
    /** Too little of it has been seen. */
    OPEN,
    /** It tells its times. */
    TIMED,
    /** It tells none: all of it goes. */
    WHOLE,
    /** None of it goes. */
    OUTSIDE
}
