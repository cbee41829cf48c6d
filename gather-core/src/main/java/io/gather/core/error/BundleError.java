package io.gather.core.error;

/** What can be wrong with a bundle. */
public enum BundleError implements ErrorCode {
    MANIFEST_UNREADABLE("GATHER-4601", Category.BUNDLE, "the manifest of a bundle cannot be read",
            "verify the bundle, or salvage what is left of it"),
    UNSAFE_NAME("GATHER-5001", Category.BUNDLE,
            "a file in the bundle has a name that would leave the folder it is unpacked into",
            "do not unpack it with other tools; ask whoever made it for a new one"),
    MEMBERS_DIFFER("GATHER-5002", Category.BUNDLE, "the parts of one file do not belong together",
            "gather this node again"),
    NO_INDEX("GATHER-5003", Category.BUNDLE, "the bundle has no index: it was cut off, or other tools made it",
            "salvage it, which makes a readable copy"),
    DAMAGED("GATHER-5004", Category.BUNDLE, "bytes of the bundle are not what they were",
            "fetch it again, or salvage what is whole"),
    LYING_INDEX("GATHER-5005", Category.BUNDLE, "the index and the files of the bundle contradict each other",
            "salvage it, which makes a copy with a new index"),
    TOO_LARGE("GATHER-5006", Category.BUNDLE, "something in the bundle is larger than any gather makes it",
            "do not open it, unless it is known who made it and why it is so large"),
    NOT_IN_BUNDLE("GATHER-5007", Category.USAGE, "there is no file of this name in the bundle",
            "look at the list of its files"),
    EXISTS("GATHER-5008", Category.REFUSED, "a file that is to be written exists already",
            "choose another directory, or agree to replace files"),
    UNREADABLE("GATHER-5009", Category.USAGE, "the bundle cannot be read",
            "check the path, its permissions and the disk"),
    NOT_GZIP("GATHER-5010", Category.BUNDLE, "the file is no bundle",
            "give a .tgz or .tar.gz file"),
    GROWS("GATHER-5011", Category.BUNDLE,
            "the bundle grows so much when it is unpacked that it may be made to fill disks",
            "if it is known who made it and why it grows, salvage it with a larger ratio"),
    OCCUPIED("GATHER-5012", Category.REFUSED, "where a file is to be written there is something else than a file",
            "choose another name"),
    PATTERN_WRONG("GATHER-5020", Category.USAGE, "a pattern for names of files cannot be understood",
            "write it like */commands/networking/*"),
    TOO_MANY_TO_COMPARE("GATHER-5101", Category.REFUSED, "a bundle has too many nodes or files to be compared at once",
            "choose some of its items or paths"),
    NOTHING_TO_COMPARE("GATHER-5102", Category.USAGE, "no node of the bundle has such a result",
            "look at the list of its files"),
    NO_SUCH_MASK("GATHER-5103", Category.USAGE, "there is no mask of this name",
            "choose one of those that the message lists"),
    NO_NODE_IN_BUNDLE("GATHER-5104", Category.USAGE,
            "the bundle has no directory of a node: there is nothing to compare",
            "look at the list of its files"),
    LINK_MISSING("GATHER-5201", Category.BUNDLE,
            "an increment builds on gathers whose bundles were not given",
            "give their bundles too, or merge up to the last one before the first that is missing"),
    OTHER_CHAIN("GATHER-5202", Category.USAGE, "bundles of different clusters are no parts of one",
            "merge the bundles of one cluster");

    private final ErrorEntry entry;

    BundleError(String code, Category category, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, category, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
