package io.gather.incident.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can be wrong with taking incidents from nodes. */
public enum GathererError implements ErrorCode {
    NO_GATHERER(new ErrorEntry("GATHER-9001", Category.USAGE, "a directory is none of an incident gatherer",
            "make one with `gather incident create DIR --location tcp:HOST:3118`, or name the one that flogtool made")),
    IS_THERE(new ErrorEntry("GATHER-9002", Category.USAGE, "a directory is one of a gatherer already",
            "serve it with `gather incident serve DIR`, or name another one")),
    OTHER_KEY(new ErrorEntry("GATHER-9003", Category.USAGE, "a gatherer's FURL and its key do not belong together",
            "bring back the gatherer.pem that the FURL was made with; without it nodes must be given a new FURL: remove log_gatherer.furl")),
    IS_SERVED(new ErrorEntry("GATHER-9004", Category.REFUSED, "another process serves this directory",
            "end that one first; `lsof` tells who holds gather/serving in it")),
    NO_NAME(new ErrorEntry("GATHER-9005", Category.USAGE, "a node cannot be called so, or is not known",
            "use letters, digits, dots, hyphens and underscores, 63 at most")),
    NO_TARGET(new ErrorEntry("GATHER-9006", Category.USAGE, "there is no log to follow at that place",
            "give a FURL, a file with one, or the directory of a node")),
    NO_LOCATION(
            new ErrorEntry("GATHER-9007", Category.USAGE, "where a gatherer is reached is not said, or cannot be used",
                    "say where nodes reach it: --location tcp:gatherer.example.com:3118"));

    private final ErrorEntry entry;

    GathererError(ErrorEntry entry) {
        this.entry = entry;
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
