package io.gather.core.error;

/** What can happen to a whole gather. */
public enum RunError implements ErrorCode {
    RUN_NOT_CLOSED("GATHER-1001", Category.INTERNAL, "the files of a gather could not be closed",
            "look at the state of gathers, and at the disk of the state directory"),
    NOTHING_SELECTED("GATHER-2202", Category.USAGE, "groups, items and profile come to nothing",
            "name groups or items"),
    NOT_BEGUN("GATHER-2203", Category.USAGE,
            "a gather was cut off before it collected anything: there is nothing to go on with",
            "remove what is left of it, and gather again"),
    NOTHING_TO_RESUME_THERE("GATHER-2204", Category.USAGE,
            "a gather cannot be gone on with, because its journal is not there or cannot be read",
            "look at the list of gathers"),
    NOTHING_TO_RESUME("GATHER-2205", Category.USAGE, "there is no gather that was cut off",
            "start a gather"),
    NO_SUCH_GATHER("GATHER-2208", Category.USAGE, "there is no gather with this id",
            "look at the list of gathers"),
    LEFT_ON_NODES("GATHER-3001", Category.NODES_MISSING,
            "nodes did not answer when what a gather left there was to be removed",
            "clean up again when they answer; minions end by themselves within 24 h"),
    NOTHING_GATHERED("GATHER-4001", Category.NOTHING_GATHERED, "no node gave any result",
            "mend what is said of the nodes, or look what the plan holds"),
    STATE_NOT_MADE("GATHER-7001", Category.REFUSED, "a directory for the state of gathers cannot be made",
            "make it writable, or choose another state directory"),
    STATE_UNREADABLE("GATHER-7002", Category.REFUSED, "the state of gathers cannot be listed",
            "check who owns the state directory"),
    LOCK_NOT_OURS("GATHER-7003", Category.REFUSED, "the lock of a cluster cannot be used",
            "check who owns the file, or choose another state directory"),
    SPOOL_NAME("GATHER-3103", Category.REFUSED, "the name of a node or gather cannot be the name of a folder",
            "use letters, digits and . _ - @ : + in names of nodes"),
    OTHER_VERSION("GATHER-3105", Category.REFUSED, "a plan is of another version than the minion that is to run it",
            "install the same version of gather on both sides"),
    GATHERED_ALREADY("GATHER-7004", Category.REFUSED, "the same cluster is being gathered by another process",
            "wait for it, look how far it is, or stop it"),
    CANNOT_BEGIN("GATHER-7005", Category.REFUSED, "the files of a gather cannot be made",
            "check space and permissions of output and state directory, or choose others"),
    NO_ROOM("GATHER-7006", Category.REFUSED, "there is too little room for a bundle",
            "free some space, or choose another place for the bundle"),
    OUTPUT_UNUSABLE("GATHER-7007", Category.REFUSED, "the directory cannot be used for a bundle",
            "choose another place for the bundle"),
    OUTPUT_NOT_WRITABLE("GATHER-7008", Category.REFUSED, "nothing can be written in the directory for the bundle",
            "choose another place for the bundle"),
    CANNOT_RESUME("GATHER-7009", Category.REFUSED, "a gather that was cut off cannot be opened again",
            "save what is in its unfinished bundle by salvaging it"),
    BUNDLE_NOT_FINISHED("GATHER-7010", Category.REFUSED, "the bundle could not be finished; what was gathered is kept",
            "mend what is said, then resume the gather"),
    RESULTS_WOULD_BE_LOST("GATHER-7011", Category.REFUSED,
            "what is to be removed has results that are in no bundle yet",
            "resume that gather, or agree to lose them"),
    LOCK_NOT_TAKEN("GATHER-7012", Category.REFUSED, "the file system of the state directory does not take a lock",
            "see that it can be written and has room"),
    GATHERED_LOST("GATHER-7013", Category.REFUSED, "the unfinished bundle was removed while it was written",
            "gather again, into a folder where nobody removes files"),
    PARTIAL_GONE("GATHER-7014", Category.REFUSED,
            "the unfinished bundle of a gather that was cut off is not there any more",
            "clean up what is left, then gather again"),
    MASK_KEY_UNUSABLE("GATHER-7018", Category.REFUSED, "the key for masked secrets cannot be read or made",
            "check who owns the file, or choose another state directory"),
    SETTINGS_NOT_WRITTEN("GATHER-7030", Category.REFUSED, "a file of settings cannot be written",
            "check space and rights, or choose another file"),
    SETTINGS_LOCKED("GATHER-7033", Category.REFUSED, "another process is changing the same file of settings",
            "try again when that process has ended; nothing was changed"),
    IDENTITIES_UNUSABLE("GATHER-7035", Category.REFUSED,
            "the key or the map of obfuscated identities cannot be used",
            "see that both files are yours alone, and as they were written"),
    LEAKS_LEFT("GATHER-7036", Category.LEAKED, "a gather's bundle has something in it that may not be in it",
            "look at the places, and make another one without; it was not sent");

    private final ErrorEntry entry;

    RunError(String code, Category category, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, category, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
