package io.gather.core.verdict;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Status;
import io.gather.core.units.ByteSize;
import io.gather.core.window.Window;
import io.gather.core.window.WindowedContent;

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

    /**
     * Of content of which only what is of a window was taken.
     *
     * @param size of all of it, of which not more may have been read than was needed
     */
    public static Kept windowed(WindowedContent content, long size) {
        return content.repacked()
                ? unpacked(content, content.damaged())
                : windowed(content, size, "%s of %s".formatted(ByteSize.of(content.kept()), ByteSize.of(size)));
    }

    /** The same of content that was uncompressed on its way. */
    public static Kept unpacked(WindowedContent content, boolean damaged) {
        Kept kept = windowed(content, content.seen(), "%s of %s%s uncompressed".formatted(ByteSize.of(content.kept()),
                content.done() ? "at least " : "", ByteSize.of(content.seen())));
        return damaged && kept.status() != Status.SKIPPED ? kept.cut("cannot be uncompressed to its end") : kept;
    }

    private static Kept windowed(WindowedContent content, long all, String parts) {
        if (content.kept() == 0 && all > 0) {
            return outside(content.window());
        }
        return content.kept() < all
                ? new Kept(Status.OK, "only what is " + content.window().words() + ": " + parts)
                : Kept.WHOLE;
    }

    /** Of content of which nothing is of a window. */
    public static Kept outside(Window window) {
        return new Kept(Status.SKIPPED, "nothing in it is " + window.words());
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
