package io.gather.cli.show;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.event.ItemTrouble;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PlainText;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.core.upload.Arrival;

/** The last screen: where the bundle is, what is missing and why, and what to do next. */
public final class LastScreen {
    private static final int NODES_MISSING = 3;
    private static final int ITEMS_FAILED = 4;
    private static final int NOTHING = 5;
    /** More nodes than these do not get a line each. */
    private static final int FEW = 4;

    private final Printer printer;
    private final Terminal terminal;
    private final NodeFolding folding;

    public LastScreen(Printer printer, Terminal terminal, NodeFolding folding) {
        this.printer = printer;
        this.terminal = terminal;
        this.folding = folding;
    }

    public void show(GatherEnd end, int code, boolean json, boolean quiet) {
        if (json) {
            printer.json(fields(end, code));
        } else {
            lines(end, quiet);
        }
    }

    /**
     * The exit code that tells how a gather ended.
     *
     * @param interrupted that of one that was interrupted
     */
    public static int code(GatherEnd end, boolean strict, int interrupted) {
        if (end.interrupted()) {
            return interrupted;
        }
        GatherException leaks = end.disclosed().error();
        if (leaks != null) {
            return leaks.category().exitCode();
        }
        GatherException upload = end.uploadError();
        if (upload != null) {
            return upload.category().exitCode();
        }
        if (end.nodes().stream().anyMatch(node -> node.error() != null)) {
            return NODES_MISSING;
        }
        if (end.troubles().stream().anyMatch(ItemTrouble::missed)) {
            return end.nodes().stream().anyMatch(OutcomeWords::anything) ? NODES_MISSING : NOTHING;
        }
        return strict && end.nodes().stream().anyMatch(LastScreen::hasFailures) ? ITEMS_FAILED : 0;
    }

    private static boolean hasFailures(NodeRecord node) {
        return OutcomeWords.count(node, Status.FAILED) + OutcomeWords.count(node, Status.TIMED_OUT)
                + OutcomeWords.count(node, Status.ERROR) + OutcomeWords.count(node, Status.TRUNCATED) > 0;
    }

    private void lines(GatherEnd end, boolean quiet) {
        if (quiet) {
            missed(end);
            printer.result(String.valueOf(end.bundle()));
            doubts(end);
            return;
        }
        if (machines(end) > FEW) {
            new FoldedNodes(folding, terminal).lines(end).forEach(printer::message);
        } else {
            end.nodes().forEach(node -> printer.message(node(node)));
        }
        missed(end);
        end.notices().forEach(
                notice -> printer.message(text().add(Tone.ATTENTION, "note: ").add(PlainText.oneLine(notice))));
        printer.message(end.interrupted()
                ? text().add(Tone.ATTENTION, "interrupted; a bundle of what was there:")
                : text().add("done in " + Durations.show(end.took()) + ":"));
        printer.result(String.valueOf(end.bundle()));
        printer.message("  " + ByteSize.of(end.size()) + ", sha256 " + end.sha256());
        new LeakLines(printer, terminal).lines(end.disclosed());
        if (end.uploaded() instanceof Arrival.Verified verified) {
            printer.message("  uploaded to " + verified.words());
        }
        doubts(end);
        printer.message(kept(end)
                ? "  next: gather summary " + end.bundle()
                : "  deleted here, as the settings say; see what was sent: gather uploads");
    }

    /** What is told however quiet it is to be. */
    private void doubts(GatherEnd end) {
        if (end.uploaded() instanceof Arrival.Unverified unverified) {
            printer.message(text().add(Tone.ATTENTION, "  sent, but not verified: ")
                    .add(unverified.where() + ": " + unverified.doubt()));
        }
        new LeakLines(printer, terminal).doubts(end.disclosed());
        GatherException upload = end.uploadError();
        if (upload != null) {
            printer.message(text().add(Tone.BAD, "  not uploaded: ")
                    .add(upload.what() + "\n  next: " + printer.words(upload.remedy()) + "  [" + upload.code() + "]"));
        }
    }

    /** Who names something by hand wants just that. */
    private void missed(GatherEnd end) {
        long nodes = machines(end);
        end.troubles().stream().filter(ItemTrouble::missed).forEach(missed -> printer.message(text()
                .add(Tone.ATTENTION, "not gathered: ")
                .add("'" + PlainText.oneLine(String.valueOf(missed.named())) + "': "
                        + PlainText.oneLine(missed.missedWhy())
                        + (nodes == 1 ? "" : " on " + folding.fold(missed.nodes())))));
    }

    private static boolean kept(GatherEnd end) {
        return end.uploaded() == null || end.bundle() == null || Files.exists(end.bundle());
    }

    private StyledText node(NodeRecord node) {
        StyledText line = text().add(Tone.STRONG, PlainText.oneLine(node.name()))
                .add(node.outcomes().isEmpty()
                        ? ": nothing to gather"
                        : ": " + OutcomeWords.counts(List.of(node)) + "; " + Counts.count(node.results(), "file")
                                + ", " + ByteSize.of(node.size()));
        return node.error() == null
                ? line
                : line.add("\n  ").add(Tone.BAD, PlainText.oneLine(node.error()))
                        .add(node.remedy() == null ? "" : "\n  next: " + PlainText.oneLine(node.remedy()));
    }

    private static long machines(GatherEnd end) {
        return end.nodes().stream().filter(NodeRecord::machine).count();
    }

    private StyledText text() {
        return StyledText.on(terminal);
    }

    private static Map<String, Object> fields(GatherEnd end, int code) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", "ended");
        fields.put("id", end.id());
        fields.put("bundle", String.valueOf(end.bundle()));
        fields.put("size", end.size());
        fields.put("sha256", end.sha256());
        fields.put("interrupted", end.interrupted());
        fields.put("took", end.took());
        fields.put("nodes", end.nodes());
        fields.put("troubles", end.troubles());
        fields.put("notices", end.notices());
        fields.put("uploaded", end.uploaded() == null ? null : end.uploaded().where());
        fields.put("uploadVerified", end.uploaded() == null ? null : end.uploaded() instanceof Arrival.Verified);
        fields.put("uploadError", end.uploadError() == null ? null : end.uploadError().what());
        fields.put("identities", end.disclosed().identities());
        fields.put("leaks", end.disclosed().leaks());
        fields.put("leakError", end.disclosed().error() == null ? null : end.disclosed().error().what());
        fields.put("exitCode", code);
        return fields;
    }
}
