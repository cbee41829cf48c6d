package io.gather.core.verdict;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Status;
import io.gather.core.units.ByteSize;

/** What is said of a file's content that is not all of it. */
public final class FileContent {
    private FileContent() {}

    /** Of a file that is longer than its cap, or is not. */
    public static Kept capped(Keep keep, long kept, long size) {
        if (size <= kept) {
            return Kept.WHOLE;
        }
        String which = switch (keep) {
            case HEAD -> "first";
            case TAIL -> "last";
            case BOTH -> "first and last";
        };
        return new Kept(Status.TRUNCATED, "%s %s of %s, %d bytes dropped".formatted(which, ByteSize.of(kept), ByteSize
                .of(size), size - kept));
    }

    /** Of what has no size: the kernel writes it when it is read. */
    public static Kept cappedUnsized(long kept, long dropped) {
        return new Kept(Status.TRUNCATED, "cut at " + ByteSize.of(kept) + ", " + dropped + " bytes dropped");
    }

    public static Kept shrank() {
        return new Kept(Status.TRUNCATED, "shrank while it was read");
    }

    public static Kept blocks() {
        return new Kept(Status.TIMED_OUT, "blocks when it is read");
    }

    /** @param why as far as the minion was told */
    public static Kept failed(long kept, String why) {
        String words = "reading failed after " + ByteSize.of(kept);
        return new Kept(Status.ERROR, why.isEmpty() ? words : words + ": " + why);
    }
}
