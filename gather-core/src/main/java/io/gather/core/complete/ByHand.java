package io.gather.core.complete;

import java.util.Optional;

import io.gather.core.outcome.Outcome;
import io.gather.core.report.NodeRecord;

/** What somebody named on the command line of a gather. */
record ByHand(Kind kind, String text) {
    private static final String GROUP = "extra";
    private static final String FILE = "file-";
    private static final String MASKED = "********";

    /** In the order in which their items are numbered. */
    enum Kind {
        FILE,
        COMMAND,
        LOCAL_COMMAND
    }

    static boolean isOne(String item) {
        return item.startsWith(GROUP + ".");
    }

    /** Empty where it is none, or it does not stand in the bundle what it was. */
    static Optional<ByHand> of(NodeRecord node, Outcome outcome) {
        String source = outcome.source();
        if (!outcome.group().equals(GROUP) || source == null || source.contains(MASKED)) {
            return Optional.empty();
        }
        Kind kind = outcome.item().startsWith(FILE)
                ? Kind.FILE
                : node.machine() ? Kind.COMMAND : Kind.LOCAL_COMMAND;
        return Optional.of(new ByHand(kind, source));
    }

    /** The item's name where it is that many-eth that is named. */
    String name(int number) {
        return GROUP + "." + (kind == Kind.FILE ? FILE : "command-") + number;
    }
}
