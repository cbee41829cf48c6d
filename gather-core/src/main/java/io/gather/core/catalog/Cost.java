package io.gather.core.catalog;

/** How an item loads its node; heavy ones run alone and late. */
public enum Cost {
    LIGHT,
    NORMAL,
    HEAVY
}
