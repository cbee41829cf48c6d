package io.gather.core.bundle.tar;

/** How an entry's content lies in a tar. */
public sealed interface Layout {
    /** Byte after byte. */
    record Plain() implements Layout {}

    /** Only these stretches of it, one after the other; what is between them is zero. */
    record Stretches(SparseMap map) implements Layout {}

    /** As {@link Stretches}; the map comes first, in whole blocks. */
    record MapFirst() implements Layout {}

    /** In a way that is not known here. */
    record Unknown(String what) implements Layout {}
}
