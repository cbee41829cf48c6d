package io.gather.core.catalog;

/** How an item loads its node. */
public enum Cost {
    LIGHT,
    NORMAL,
    /** Runs alone and late. */
    HEAVY,
    /** Hardly does anything but wait: it takes no other item's place. */
    WAITING
}
