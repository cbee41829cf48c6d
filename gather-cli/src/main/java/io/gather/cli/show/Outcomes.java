package io.gather.cli.show;

import io.gather.core.plan.Outcome;
import io.gather.core.plan.Status;
import io.gather.core.report.NodeRecord;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** Outcomes and nodes as one line for people. */
final class Outcomes {
    private Outcomes() {}

    /** What someone should look at; what does not apply to a node or needs root is not. */
    static boolean wentWrong(Outcome outcome) {
        return switch (outcome.status()) {
            case TIMED_OUT, ERROR, TRUNCATED -> true;
            case OK, FAILED, SKIPPED, MISSING, DENIED -> false;
        };
    }

    static String line(String node, Outcome outcome) {
        return node + ": " + outcome.fullName() + " " + outcome.status().word() + " after "
                + Durations.show(outcome.took()) + ", " + ByteSize.of(outcome.size())
                + (outcome.message() == null ? "" : ": " + outcome.message());
    }

    static String line(NodeRecord node) {
        return node.name() + ": " + count(node, Status.OK) + " of " + total(node) + " items, "
                + Words.count(node.results(), "file")
                + ", " + ByteSize.of(node.size()) + (node.error() == null ? "" : "; " + node.error());
    }

    static int total(NodeRecord node) {
        return node.outcomes().values().stream().mapToInt(Integer::intValue).sum() - count(node, Status.SKIPPED)
                - count(node, Status.MISSING);
    }

    static int count(NodeRecord node, Status status) {
        return node.outcomes().getOrDefault(status, 0);
    }
}
