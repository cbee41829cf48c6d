package io.gather.incident.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can be wrong with incidents that are kept, and with what is asked of them. */
public enum IncidentError implements ErrorCode {
    NO_LOG(new ErrorEntry("GATHER-9101", Category.USAGE, "a file is no log of Foolscap, or cannot be read as one",
            "name a file that ends in .flog or .flog.bz2")),
    NOT_KEPT(new ErrorEntry("GATHER-9102", Category.REFUSED, "the directory of incidents cannot be written",
            "check its disk, its rights and whether another process holds it; nodes keep their incidents, and offer them again")),
    NOT_THERE(new ErrorEntry("GATHER-9103", Category.USAGE, "there is no such incident, node or directory of incidents",
            "list the incidents, or name another directory: with --directory, or by the setting incident.directory")),
    ASKED_WRONG(new ErrorEntry("GATHER-9104", Category.USAGE, "an option for incidents has a value that it cannot have",
            "see the help of the command")),
    RULES_WRONG(new ErrorEntry("GATHER-9105", Category.USAGE, "the rules for incidents have mistakes",
            "correct the lines that are named; docs/incidents.md tells what they may say"));

    private final ErrorEntry entry;

    IncidentError(ErrorEntry entry) {
        this.entry = entry;
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
