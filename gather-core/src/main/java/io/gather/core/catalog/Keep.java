package io.gather.core.catalog;

/** What is kept of something longer than its cap. */
public enum Keep {
    HEAD,
    TAIL,
    BOTH
}
