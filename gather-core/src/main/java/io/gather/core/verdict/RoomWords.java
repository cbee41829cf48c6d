package io.gather.core.verdict;

import io.gather.core.units.ByteSize;

/** Why there is no room for more, on a node that keeps results in a folder. */
public final class RoomWords {
    private RoomWords() {}

    public static String usedUp(ByteSize total) {
        return "the gather's total of " + total + " is used up";
    }

    /** @param leave bytes that are to stay free */
    public static String shortage(String folder, long free, long leave) {
        return "no space in spool %s: its disk has %s (%d bytes) free, %s are to stay free".formatted(folder, ByteSize
                .of(free), free, ByteSize.of(leave));
    }

    public static String full(String folder, String why) {
        return "no space in spool %s: %s".formatted(folder, why);
    }
}
