package io.gather.core.catalog;

/** What an item may hold that is not for everybody's eyes. */
public enum Sensitivity {
    NONE,
    NETWORK,
    PERSONAL,
    SECRET
}
