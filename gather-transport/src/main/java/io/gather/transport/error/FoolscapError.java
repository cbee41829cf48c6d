package io.gather.transport.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can be wrong with what Foolscap needs. */
public enum FoolscapError implements ErrorCode {
    NO_FURL("GATHER-2601", Category.USAGE, "a FURL cannot be read",
            "copy it whole, as pb://TUBID@tcp:HOST:PORT/NAME, in one line"),
    KEY_NOT_KEPT("GATHER-7801", Category.REFUSED, "the file for a tub's key and certificate cannot be written",
            "check who owns its folder and whether the disk has room");

    private final String code;
    private final Category category;
    private final String meaning;
    private final String remedy;

    FoolscapError(String code, Category category, String meaning, String remedy) {
        this.code = code;
        this.category = category;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public ErrorEntry entry() {
        return new ErrorEntry(code, category, meaning, remedy);
    }
}
