package io.gather.cli.show;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.gather.core.error.GatherException;
import io.gather.core.leak.Leak;
import io.gather.core.leak.LeakReport;
import io.gather.core.overlord.event.Disclosed;
import io.gather.core.report.PlainText;

/** What a gather's bundle tells those who may not know everything, on the last screen. */
record LeakLines(Printer printer, Terminal terminal) {
    private static final int MOST_SHOWN = 10;

    void lines(Disclosed disclosed) {
        Map<String, Long> identities = disclosed.identities();
        if (identities != null) {
            printer.message("  identities replaced: " + words(identities));
        }
        LeakReport leaks = disclosed.leaks();
        if (leaks != null) {
            printer.message("  searched for " + Counts.count(leaks.searched(), "original") + " and for secrets: "
                    + (leaks.clean() ? "nothing is left" : words(leaks.left()) + " left")
                    + (leaks.unsearched() == 0
                            ? ""
                            : "; " + Counts.count(leaks.unsearched(), "file") + " could not be looked into"));
        }
    }

    /** However quiet it is to be. */
    void doubts(Disclosed disclosed) {
        GatherException error = disclosed.error();
        if (error == null) {
            return;
        }
        List<Leak> leaks = disclosed.leaks() == null ? List.of() : disclosed.leaks().leaks();
        leaks.stream().limit(MOST_SHOWN)
                .forEach(leak -> printer.message("  " + PlainText
                        .oneLine(leak.place() + (leak.line() == 0 ? "" : ":" + leak.line()) + ": " + leak.kind()
                                + (leak.original() == null ? "" : " " + leak.original())
                                + (leak.isPlain() ? "" : " as " + leak.writing())
                                + (leak.count() == 1 ? "" : ", " + leak.count() + " times"))));
        printer.message(StyledText.on(terminal).add(Tone.BAD, "  leaks, and so not sent: ")
                .add(PlainText.oneLine(error.what()) + "\n  next: " + printer.words(error.remedy()) + "  ["
                        + error.code() + "]"));
    }

    private static String words(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(each -> each.getValue() + " " + each.getKey()).collect(Collectors.joining(", "));
    }
}
