package io.gather.core.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.gather.core.outcome.Status;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.NodeRecord.State;
import io.gather.core.report.Severity;
import io.gather.core.report.Totals;

/** The one thing to know: is it all there, and if not, what is not. */
record Completeness(Grade grade, String title, String detail) {
    enum Grade {
        COMPLETE,
        ALMOST,
        INCOMPLETE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Completeness of(GatherRecord gather, Totals totals) {
        int lost = totals.nodes(State.FAILED);
        long failed = count(totals, Severity.FAILURE);
        long cut = count(totals, Severity.CUT);
        List<String> lacks = new ArrayList<>();
        add(lacks, lost, "node gave nothing", "nodes gave nothing");
        add(lacks, totals.nodes(State.PARTIAL), "node is only partly there", "nodes are only partly there");
        add(lacks, failed, "item failed", "items failed");
        add(lacks, cut, "item was cut", "items were cut");
        if (gather.interrupted()) {
            return new Completeness(Grade.INCOMPLETE, "Interrupted", lacks.isEmpty()
                    ? "The gather was stopped; what was there by then is in this bundle."
                    : sentence(lacks));
        }
        if (lost + totals.nodes(State.PARTIAL) > 0) {
            return new Completeness(Grade.INCOMPLETE, "Incomplete", sentence(lacks));
        }
        if (failed + cut > 0) {
            return new Completeness(Grade.ALMOST, "All nodes, not all items", sentence(lacks));
        }
        return new Completeness(Grade.COMPLETE, "Complete", "Every node gave everything that was asked for.");
    }

    private static long count(Totals totals, Severity severity) {
        long count = 0;
        for (Status status : Status.values()) {
            count += Severity.of(status) == severity ? totals.outcomes(status) : 0;
        }
        return count;
    }

    private static void add(List<String> lacks, long count, String one, String many) {
        if (count > 0) {
            lacks.add(ReportPage.count(count) + " " + (count == 1 ? one : many));
        }
    }

    private static String sentence(List<String> lacks) {
        int last = lacks.size() - 1;
        return last == 0
                ? lacks.get(0) + "."
                : String.join(", ", lacks.subList(0, last)) + " and " + lacks.get(last) + ".";
    }
}
