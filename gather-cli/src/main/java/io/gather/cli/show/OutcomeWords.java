package io.gather.cli.show;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.ItemTrouble;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PlainText;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** OutcomeWords and nodes as one line for people. */
final class OutcomeWords {
    private static final List<Status> ORDER = List.of(Status.OK, Status.FAILED, Status.TIMED_OUT, Status.TRUNCATED,
            Status.DENIED, Status.ERROR, Status.MISSING, Status.SKIPPED);

    private OutcomeWords() {}

    static boolean wentWrong(Outcome outcome) {
        return ItemTrouble.is(outcome.status());
    }

    static String line(String node, Outcome outcome) {
        return node + ": " + outcome.fullName() + " " + outcome.status().word() + " after "
                + Durations.show(outcome.took()) + ", " + ByteSize.of(outcome.size())
                + (outcome.message() == null ? "" : ": " + PlainText.oneLine(outcome.message()));
    }

    static String line(NodeRecord node) {
        return node.name() + ": " + count(node, Status.OK) + " of " + total(node) + " items, "
                + Counts.count(node.results(), "file")
                + ", " + ByteSize.of(node.size())
                + (node.error() == null ? "" : "; " + PlainText.oneLine(node.error()));
    }

    /** How many items ended how: {@code 12 ok, 1 timed out}. */
    static String counts(Collection<NodeRecord> nodes) {
        List<String> counts = new ArrayList<>();
        for (Status status : ORDER) {
            int count = nodes.stream().mapToInt(node -> count(node, status)).sum();
            if (count > 0) {
                counts.add(count + " " + word(status));
            }
        }
        return String.join(", ", counts);
    }

    /** In words for people. */
    static String word(Status status) {
        return switch (status) {
            case OK -> "ok";
            case FAILED -> "failed";
            case TIMED_OUT -> "timed out";
            case TRUNCATED -> "cut";
            case DENIED -> "denied";
            case ERROR -> "error";
            case MISSING -> "not installed";
            case SKIPPED -> "not applicable";
        };
    }

    static int total(NodeRecord node) {
        return node.outcomes().values().stream().mapToInt(Integer::intValue).sum() - count(node, Status.SKIPPED)
                - count(node, Status.MISSING);
    }

    /** Whether there is more than what is missing or was denied. */
    static boolean anything(NodeRecord node) {
        return total(node) > count(node, Status.DENIED);
    }

    static int count(NodeRecord node, Status status) {
        return node.outcomes().getOrDefault(status, 0);
    }
}
