package io.gather.transport.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can be wrong with what Foolscap needs. */
public enum FoolscapError implements ErrorCode {
    NO_FURL("GATHER-2601", Category.USAGE, "a FURL cannot be read",
            "copy it whole, as pb://TUBID@tcp:HOST:PORT/NAME, in one line"),
    NO_PORT("GATHER-2602", Category.USAGE, "a port to listen on cannot be read",
            "write it as tcp:3118 or tcp:3118:interface=127.0.0.1"),
    NOT_LISTENING("GATHER-7802", Category.REFUSED, "a port cannot be listened on",
            "see with `ss -ltnp` who has it; a port below 1024 needs the right to it"),
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
