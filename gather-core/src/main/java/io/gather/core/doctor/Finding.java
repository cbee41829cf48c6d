package io.gather.core.doctor;

import io.gather.core.error.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param subject the node, or {@link #HERE}
 * @param check what was looked at, in a word
 * @param remedy what to do about it; null where nothing is to be done
 */
public record Finding(String subject, String check, Grade grade, String what, @Nullable Remedy remedy) {
    /** The overlord's own side. */
    public static final String HERE = "overlord";

    public enum Grade {
        FINE,
        /** A gather will work, with less than there could be. */
        WARNING,
        /** This would be missing from a gather. */
        FAILURE
    }
}
