package io.gather.incident.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can be wrong with watching a node, and with reporting what happens there. */
public enum WatchError implements ErrorCode {
    RULES(new ErrorEntry("GATHER-7840", Category.USAGE, "the rules of what is an incident cannot be used",
            "correct the file at the places that the message names")),
    NO_GATHERER(new ErrorEntry("GATHER-7841", Category.USAGE, "it is not said to which gatherer incidents go",
            "give --to with the file that holds the gatherer's FURL, or set GATHER_INCIDENT_FURL")),
    UNREACHABLE(new ErrorEntry("GATHER-7842", Category.USAGE, "the gatherer's FURL says no place that can be dialled",
            "copy the FURL from the gatherer again: it needs a part such as tcp:HOST:PORT")),
    FOLDER(new ErrorEntry("GATHER-7843", Category.REFUSED, "the folder for incidents cannot be used",
            "check who owns it, that it is no link, and whether its disk has room")),
    WATCHED_ALREADY(new ErrorEntry("GATHER-7844", Category.REFUSED, "another process watches with this folder",
            "one at a time; look for the other one, or give another --folder")),
    NOTHING_TO_READ(new ErrorEntry("GATHER-7845", Category.REFUSED, "nothing of what the rules look at can be read",
            "run it as root, or as a member of the group systemd-journal")),
    NOT_DELIVERED(new ErrorEntry("GATHER-7846", Category.UPLOAD,
            "the gatherer has not fetched the incident in the time given",
            "check whether the gatherer runs and can be reached; the incident stays, and is told as soon as"
                    + " 'gather incident watch' or another report with the same folder reaches it")),
    ATTACHMENT(new ErrorEntry("GATHER-7847", Category.USAGE, "a file cannot be attached",
            "check its name and who may read it")),
    REPORT(new ErrorEntry("GATHER-7848", Category.USAGE, "the report is not complete",
            "say what has happened, in one argument: gather incident report --to FILE 'what has happened'"));

    private final ErrorEntry entry;

    WatchError(ErrorEntry entry) {
        this.entry = entry;
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
