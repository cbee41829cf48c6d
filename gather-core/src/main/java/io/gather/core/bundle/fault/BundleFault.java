package io.gather.core.bundle.fault;

import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import io.gather.core.report.PlainText;
import org.jspecify.annotations.Nullable;

/** The ways a bundle can be wrong; each has its stable code and its remedy. */
public enum BundleFault {
    UNSAFE_NAME(BundleError.UNSAFE_NAME,
            "do not unpack this with other tools; ask whoever made it for a new one"),
    MEMBERS_DIFFER(BundleError.MEMBERS_DIFFER, "gather this node again"),
    NO_INDEX(BundleError.NO_INDEX, "make a readable copy of it: gather salvage %s"),
    DAMAGED(BundleError.DAMAGED, "fetch it again; or save what is whole: gather salvage %s"),
    LYING_INDEX(BundleError.LYING_INDEX, "make a copy with a new index: gather salvage %s"),
    TOO_LARGE(BundleError.TOO_LARGE, "do not open it, unless you know who made it and why it is so large"),
    NOT_FOUND(BundleError.NOT_IN_BUNDLE, "list the names: gather ls %s"),
    EXISTS(BundleError.EXISTS,
            "choose another directory with --target, or replace what is there with --overwrite"),
    UNREADABLE(BundleError.UNREADABLE, "check the path, its permissions and the disk"),
    GROWS(BundleError.GROWS,
            "if you know who made it and why it grows so much: gather salvage --max-ratio 2000 %s"),
    OCCUPIED(BundleError.OCCUPIED,
            "choose another name with --output; --overwrite replaces a file, and nothing but files"),
    NOT_GZIP(BundleError.NOT_GZIP, "give a .tgz or .tar.gz file");

    private static final int LONGEST = 300;

    private final BundleError error;
    private final String remedy;

    BundleFault(BundleError error, String remedy) {
        this.error = error;
        this.remedy = remedy;
    }

    public String code() {
        return error.entry().code();
    }

    public GatherException at(Object where, String what) {
        return at(where, what, null);
    }

    public GatherException at(Object where, String what, @Nullable Throwable cause) {
        String place = printable(where.toString());
        return new GatherException(error, what, place, remedy.replace("%s", place), cause);
    }

    /** Hostile names end up in messages: they must neither steer a terminal nor flood it. */
    public static String printable(String text) {
        boolean flood = text.length() > LONGEST;
        return PlainText.oneLine(flood ? text.substring(0, LONGEST) : text) + (flood ? "…" : "");
    }
}
