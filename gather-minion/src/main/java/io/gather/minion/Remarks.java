package io.gather.minion;

import org.jspecify.annotations.Nullable;

/** What a module says besides its files. Safe for several threads. */
final class Remarks {
    private static final int MOST = 1000;

    private final StringBuilder text = new StringBuilder();

    synchronized void add(String remark) {
        if (text.length() < MOST) {
            text.append(text.isEmpty() ? "" : "; ").append(remark, 0, Math.min(remark.length(), MOST));
        }
    }

    /** Null where nothing is said at all. */
    synchronized @Nullable String after(@Nullable String message) {
        if (text.isEmpty()) {
            return message;
        }
        return message == null ? text.toString() : message + "; " + text;
    }
}
