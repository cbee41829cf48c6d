package io.gather.cli.show;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.core.overlord.GatherEnd;
import io.gather.core.plan.Status;
import io.gather.core.report.NodeRecord;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** The last screen: where the bundle is, what is missing and why, and what to do next. */
public final class Ending {
    private static final int NODES_MISSING = 3;
    private static final int ITEMS_FAILED = 4;

    private final Printer printer;
    private final Terminal terminal;
    private final IntSupplier interrupted;

    /** @param interrupted the exit code of a gather that was interrupted */
    public Ending(Printer printer, Terminal terminal, IntSupplier interrupted) {
        this.printer = printer;
        this.terminal = terminal;
        this.interrupted = interrupted;
    }

    /** @return the exit code */
    public int show(GatherEnd end, boolean json, boolean quiet, boolean strict) {
        int code = code(end, strict);
        if (json) {
            printer.result(Json.write(fields(end, code)));
        } else {
            lines(end, quiet);
        }
        return code;
    }

    private int code(GatherEnd end, boolean strict) {
        if (end.interrupted()) {
            return interrupted.getAsInt();
        }
        GatherException upload = end.uploadError();
        if (upload != null) {
            return upload.category().exitCode();
        }
        if (end.nodes().stream().anyMatch(node -> node.error() != null)) {
            return NODES_MISSING;
        }
        return strict && end.nodes().stream().anyMatch(Ending::hasFailures) ? ITEMS_FAILED : 0;
    }

    private static boolean hasFailures(NodeRecord node) {
        return Outcomes.count(node, Status.FAILED) + Outcomes.count(node, Status.TIMED_OUT)
                + Outcomes.count(node, Status.ERROR) + Outcomes.count(node, Status.TRUNCATED) > 0;
    }

    private void lines(GatherEnd end, boolean quiet) {
        if (quiet) {
            printer.result(String.valueOf(end.bundle()));
            return;
        }
        for (NodeRecord node : end.nodes()) {
            printer.message(node(node));
        }
        end.notices().forEach(notice -> printer.message(terminal.yellow("note: ") + notice));
        printer.message((end.interrupted()
                ? terminal.yellow("interrupted; a bundle of what was there:")
                : "done in "
                        + Durations.show(end.took()) + ":"));
        printer.result(String.valueOf(end.bundle()));
        printer.message("  " + ByteSize.of(end.size()) + ", sha256 " + end.sha256());
        if (end.uploaded() != null) {
            printer.message("  uploaded to " + end.uploaded());
        }
        GatherException upload = end.uploadError();
        if (upload != null) {
            printer.message(terminal.red("  not uploaded: ") + upload.what() + "\n  next: " + upload.remedy());
        }
        printer.message("  next: gather summary " + end.bundle());
    }

    private String node(NodeRecord node) {
        String counts = count(node, Status.OK, "ok") + count(node, Status.FAILED, "failed")
                + count(node, Status.TIMED_OUT, "timed out") + count(node, Status.TRUNCATED, "cut")
                + count(node, Status.DENIED, "denied") + count(node, Status.ERROR, "error")
                + count(node, Status.MISSING, "not installed") + count(node, Status.SKIPPED, "not applicable");
        String line = terminal.bold(node.name()) + ": " + counts.replaceFirst(", $", "") + "; "
                + Words.count(node.results(), "file")
                + ", " + ByteSize.of(node.size());
        return node.error() == null
                ? line
                : line + "\n  " + terminal.red(node.error()) + "\n  next: " + node.remedy();
    }

    private static String count(NodeRecord node, Status status, String word) {
        int count = Outcomes.count(node, status);
        return count == 0 ? "" : count + " " + word + ", ";
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
        fields.put("notices", end.notices());
        fields.put("uploaded", end.uploaded());
        fields.put("uploadError", end.uploadError() == null ? null : end.uploadError().what());
        fields.put("exitCode", code);
        return fields;
    }
}
