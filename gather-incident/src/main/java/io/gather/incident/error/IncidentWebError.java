package io.gather.incident.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can be wrong when incidents are shown to browsers. */
public enum IncidentWebError implements ErrorCode {
    ASKED_WRONG(
            new ErrorEntry("GATHER-9050", Category.USAGE, "an option, or a part of an address, is not what it must be",
                    "see the help of the command; on a page, correct the filter")),
    NO_PASSWORD(new ErrorEntry("GATHER-9051", Category.USAGE, "incidents would be open to others without a password",
            "give the secret incident-web-password, or leave --address out")),
    WEAK_PASSWORD(new ErrorEntry("GATHER-9052", Category.USAGE, "the password of the pages can be guessed",
            "take a longer one: openssl rand -base64 18 makes one")),
    NOT_SERVED(new ErrorEntry("GATHER-9053", Category.REFUSED, "the pages cannot be served where they should be",
            "take another --port, or an address of this machine"));

    private final ErrorEntry entry;

    IncidentWebError(ErrorEntry entry) {
        this.entry = entry;
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
