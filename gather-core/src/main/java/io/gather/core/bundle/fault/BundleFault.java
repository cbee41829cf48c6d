package io.gather.core.bundle.fault;

import java.util.Objects;
import java.util.stream.Stream;

import io.gather.core.error.Action;
import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.report.PlainText;
import org.jspecify.annotations.Nullable;

/** The ways a bundle can be wrong; each has its stable code and its remedy. */
public enum BundleFault {
    UNSAFE_NAME(BundleError.UNSAFE_NAME,
            "do not unpack this with other tools; ask whoever made it for a new one"),
    MEMBERS_DIFFER(BundleError.MEMBERS_DIFFER, "gather this node again"),
    NO_INDEX(BundleError.NO_INDEX, "make a readable copy of it: {}", Action.SALVAGE),
    DAMAGED(BundleError.DAMAGED, "fetch it again; or save what is whole: {}", Action.SALVAGE),
    LYING_INDEX(BundleError.LYING_INDEX, "make a copy with a new index: {}", Action.SALVAGE),
    TOO_LARGE(BundleError.TOO_LARGE, "do not open it, unless you know who made it and why it is so large"),
    NOT_FOUND(BundleError.NOT_IN_BUNDLE, "list the names: {}", Action.SEE_FILES),
    EXISTS(BundleError.EXISTS,
            "choose another directory with {}, or replace what is there with {}", Action.TARGET, Action.OVERWRITE),
    UNREADABLE(BundleError.UNREADABLE, "check the path, its permissions and the disk"),
    GROWS(BundleError.GROWS,
            "if you know who made it and why it grows so much: {}", Action.SALVAGE_LARGE),
    OCCUPIED(BundleError.OCCUPIED,
            "choose another name with {}; {} replaces a file, and nothing but files", Action.OUTPUT_FILE,
            Action.OVERWRITE),
    NOT_GZIP(BundleError.NOT_GZIP, "give a .tgz or .tar.gz file");

    private static final int LONGEST = 300;

    private final BundleError error;
    private final String remedy;
    private final @Nullable Action first;
    private final @Nullable Action second;

    BundleFault(BundleError error, String remedy) {
        this(error, remedy, null, null);
    }

    BundleFault(BundleError error, String remedy, Action action) {
        this(error, remedy, action, null);
    }

    BundleFault(BundleError error, String remedy, @Nullable Action first, @Nullable Action second) {
        this.error = error;
        this.remedy = remedy;
        this.first = first;
        this.second = second;
    }

    public String code() {
        return error.entry().code();
    }

    public GatherException at(Object where, String what) {
        return at(where, what, null);
    }

    public GatherException at(Object where, String what, @Nullable Throwable cause) {
        String place = printable(where.toString());
        return new GatherException(error, what, place, new Remedy(remedy,
                Stream.of(first, second).filter(Objects::nonNull).map(it -> it.on(place)).toList()), cause);
    }

    /** Hostile names end up in messages: they must neither steer a terminal nor flood it. */
    public static String printable(String text) {
        boolean flood = text.length() > LONGEST;
        return PlainText.oneLine(flood ? text.substring(0, LONGEST) : text) + (flood ? "…" : "");
    }
}
