package io.gather.cli.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.cli.show.Words;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.json.Json;
import io.gather.core.report.manifest.ManifestGather;
import io.gather.core.report.manifest.ManifestResult;
import io.gather.core.report.manifest.Summary;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** One screen about a bundle, from its manifest. */
public final class Summaries {
    private static final int MOST = 15;

    private final Printer printer;
    private final Terminal terminal;

    public Summaries(Printer printer, Terminal terminal) {
        this.printer = printer;
        this.terminal = terminal;
    }

    int show(Path path, boolean json) throws IOException {
        try (Bundle bundle = Bundle.open(path); InputStream manifest = bundle.open("manifest.json")) {
            Summary summary = Summary.read(manifest, path + ": manifest.json", MOST);
            if (json) {
                printer.result(Json.write(summary));
            } else {
                show(summary, bundle.size());
            }
        }
        return 0;
    }

    private void show(Summary summary, long size) {
        ManifestGather gather = summary.gather();
        if (gather != null) {
            printer.result(
                    terminal.bold("cluster " + gather.cluster()) + ", " + gather.mode() + " gather " + gather.id()
                            + " of " + gather.start() + ", took "
                            + Durations.show(Duration.between(gather.start(), gather.end()))
                            + (gather.interrupted() ? terminal.yellow(", interrupted") : ""));
            printer.result("made by gather " + gather.version() + ": " + gather.commandLine()
                    + (gather.caseId() == null ? "" : "\ncase " + gather.caseId())
                    + (gather.label() == null ? "" : "\nlabel " + gather.label())
                    + (gather.since() == null ? "" : "\nonly files modified since " + gather.since()));
        }
        printer.result("nodes: " + counts(new TreeMap<>(summary.nodes())) + "; items: "
                + counts(new TreeMap<>(summary.items())));
        printer.result(
                Words.count(summary.results(), "file") + ", " + ByteSize.of(summary.size()) + ", " + ByteSize.of(size)
                        + " packed");
        summary.missing().forEach(node -> printer.result(terminal.red(node.name() + ": " + node.error())));
        summary.notices().forEach(notice -> printer.result(terminal.yellow("note: ") + notice));
        failures(summary);
        biggest(summary);
    }

    private void failures(Summary summary) {
        if (summary.failed() > 0) {
            printer.result("went wrong (" + summary.failed() + "):");
        }
        for (Summary.Failure failure : summary.failures()) {
            String message = failure.outcome().message();
            printer.result("  " + failure.node() + " " + failure.outcome().fullName() + " "
                    + failure.outcome().status().word()
                    + (failure.outcome().exit() == null ? "" : " (" + failure.outcome().exit() + ")")
                    + (message == null ? "" : ": " + message));
        }
    }

    private void biggest(Summary summary) {
        printer.result("biggest:");
        for (ManifestResult result : summary.biggest()) {
            printer.result(String.format(Locale.ROOT, "  %9s  %s", ByteSize.of(result.size()), result.path()));
        }
    }

    private static String counts(Map<?, Long> counts) {
        return String.join(", ", counts.entrySet().stream()
                .map(count -> count.getValue() + " "
                        + count.getKey().toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
    }
}
