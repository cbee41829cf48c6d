package io.gather.core.bundle.fault;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.report.PlainText;
import org.jspecify.annotations.Nullable;

/** The ways a bundle can be wrong; each has its stable code and its remedy. */
public enum BundleFault {
    UNSAFE_NAME(Category.BUNDLE, "GATHER-5001",
            "do not unpack this with other tools; ask whoever made it for a new one"),
    MEMBERS_DIFFER(Category.BUNDLE, "GATHER-5002", "gather this node again"),
    NO_INDEX(Category.BUNDLE, "GATHER-5003", "make a readable copy of it: gather salvage %s"),
    DAMAGED(Category.BUNDLE, "GATHER-5004", "fetch it again; or save what is whole: gather salvage %s"),
    LYING_INDEX(Category.BUNDLE, "GATHER-5005", "make a copy with a new index: gather salvage %s"),
    TOO_LARGE(Category.BUNDLE, "GATHER-5006", "do not open it, unless you know who made it and why it is so large"),
    NOT_FOUND(Category.USAGE, "GATHER-5007", "list the names: gather ls %s"),
    EXISTS(Category.REFUSED, "GATHER-5008",
            "choose another directory with --target, or replace what is there with --overwrite"),
    UNREADABLE(Category.USAGE, "GATHER-5009", "check the path, its permissions and the disk"),
    GROWS(Category.BUNDLE, "GATHER-5011",
            "if you know who made it and why it grows so much: gather salvage --max-ratio 2000 %s"),
    OCCUPIED(Category.REFUSED, "GATHER-5012",
            "choose another name with --output; --overwrite replaces a file, and nothing but files"),
    NOT_GZIP(Category.BUNDLE, "GATHER-5010", "give a .tgz or .tar.gz file");

    private static final int LONGEST = 300;

    private final Category category;
    private final String code;
    private final String remedy;

    BundleFault(Category category, String code, String remedy) {
        this.category = category;
        this.code = code;
        this.remedy = remedy;
    }

    public String code() {
        return code;
    }

    public GatherException at(Object where, String what) {
        return at(where, what, null);
    }

    public GatherException at(Object where, String what, @Nullable Throwable cause) {
        String place = printable(where.toString());
        return new GatherException(category, code, what, place, remedy.replace("%s", place), cause);
    }

    /** Hostile names end up in messages: they must neither steer a terminal nor flood it. */
    public static String printable(String text) {
        boolean flood = text.length() > LONGEST;
        return PlainText.oneLine(flood ? text.substring(0, LONGEST) : text) + (flood ? "…" : "");
    }
}
