package io.gather.core.bundle.fault;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** The ways a bundle can be wrong; each has its stable code and its remedy. */
public enum Fault {
    UNSAFE_NAME("GATHER-5001",
            "do not unpack this with other tools; ask whoever made it for a new one"), MEMBERS_DIFFER("GATHER-5002",
                    "gather this node again"), NO_INDEX("GATHER-5003",
                            "make a readable copy of it: gather salvage FILE"), DAMAGED("GATHER-5004",
                                    "see what is intact: gather verify FILE; save that: gather salvage FILE"), LYING_INDEX(
                                            "GATHER-5005",
                                            "make a copy with a new index: gather salvage FILE"), TOO_LARGE(
                                                    "GATHER-5006",
                                                    "if you trust the bundle, raise the limit"), NOT_FOUND(
                                                            "GATHER-5007",
                                                            "list the names: gather ls FILE"), EXISTS("GATHER-5008",
                                                                    "choose an empty directory, or allow to overwrite"), UNREADABLE(
                                                                            "GATHER-5009",
                                                                            "check the path, its permissions and the disk"), NOT_GZIP(
                                                                                    "GATHER-5010",
                                                                                    "give a .tgz or .tar.gz file");

    private final String code;
    private final String remedy;

    Fault(String code, String remedy) {
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
        return new GatherException(Category.BUNDLE, code, what, printable(where.toString()), remedy, cause);
    }

    /** Hostile names end up in messages: they must neither steer a terminal nor flood it. */
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(300).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return text.length() > 300 ? shown + "…" : shown.toString();
    }
}
