package io.gather.core.verdict;

import io.gather.core.outcome.Status;

/** Why there is nothing but the name of a path that matched. */
public final class NoContent {
    private NoContent() {}

    public static Kept vanished() {
        return new Kept(Status.MISSING, "vanished");
    }

    public static Kept denied() {
        return new Kept(Status.DENIED, "permission denied");
    }

    /** Earlier gathers have all of it. */
    public static Kept nothingNew() {
        return new Kept(Status.SKIPPED, "nothing new");
    }

    /** Again and again another file had the name. */
    public static Kept replaced() {
        return new Kept(Status.MISSING, "was replaced while it was opened");
    }

    public static Kept harmful() {
        return new Kept(Status.SKIPPED, "reading it would do harm");
    }

    public static Kept leadsOut() {
        return new Kept(Status.SKIPPED, "the link leads out of the node's directory");
    }

    /** Of a kind that is never opened. */
    public static Kept unread(FileKind kind) {
        return new Kept(Status.SKIPPED, "a " + kind.words() + " is not read");
    }

    public static Kept tooLong() {
        return new Kept(Status.ERROR, "its path is too long to be opened");
    }

    public static Kept unopened() {
        return new Kept(Status.TIMED_OUT, "could not be opened in time");
    }

    /** Of a folder, where what is in it is missing. */
    public static Kept unlisted(String why) {
        return new Kept(Status.ERROR, "could not be listed to its end: " + why);
    }

    /** What the system says of it. */
    public static Kept failed(String why) {
        return why.contains("not permitted") ? new Kept(Status.DENIED, why) : new Kept(Status.ERROR, why);
    }

    /** An empty folder. */
    public static Kept folder(boolean readable) {
        return readable ? Kept.WHOLE : denied();
    }
}
