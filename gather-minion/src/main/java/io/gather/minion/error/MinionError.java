package io.gather.minion.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can keep a minion from beginning. */
public enum MinionError implements ErrorCode {
    SPOOL_NOT_OURS("GATHER-3101", Category.REFUSED, "the spool folder is a link, or another user's",
            "remove it, or choose another spool folder"),
    SPOOL_IN_USE("GATHER-3102", Category.REFUSED, "another process runs the same gather on this node",
            "wait for it, or stop it first"),
    SPOOL_UNUSABLE("GATHER-3104", Category.NOTHING_GATHERED, "the spool folder cannot be used",
            "make it writable, or choose another spool folder");

    private final ErrorEntry entry;

    MinionError(String code, Category category, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, category, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
