package io.gather.cli.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.cli.show.StyledText;
import io.gather.cli.show.Terminal;
import io.gather.cli.show.Tone;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.report.BuildsOn;
import io.gather.core.report.HiddenIdentities;
import io.gather.core.report.LeakMeter;
import io.gather.core.report.PlainText;
import io.gather.core.report.SecretHandling;
import io.gather.core.report.manifest.ManifestGather;
import io.gather.core.report.manifest.ManifestResult;
import io.gather.core.report.manifest.ManifestSummary;
import io.gather.core.report.manifest.SummaryFile;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import org.jspecify.annotations.Nullable;

/** One screen about a bundle, from its manifest. */
public final class Summaries {
    /** A larger file is none of ours. */
    private static final long LARGEST = 8 << 20;

    private final Printer printer;
    private final Terminal terminal;

    public Summaries(Printer printer, Terminal terminal) {
        this.printer = printer;
        this.terminal = terminal;
    }

    int show(Path path, boolean json) throws IOException {
        try (Bundle bundle = Bundle.open(path)) {
            ManifestSummary summary = summary(bundle);
            if (json) {
                printer.json(summary);
            } else {
                show(summary, bundle.size());
                printer.message("  next: gather cat " + path
                        + " nodes_info, which says more of each node; names: gather ls " + path);
            }
            TableTrouble.tell(printer, bundle);
        }
        return 0;
    }

    /** From the small file; where there is none, or none that we know, from the manifest. */
    private ManifestSummary summary(Bundle bundle) throws IOException {
        if (bundle.find(SummaryFile.NAME).orElse(null) instanceof TocEntry.File file) {
            if (file.size() <= LARGEST) {
                try (InputStream in = bundle.open(file)) {
                    ManifestSummary summary = SummaryFile.read(in);
                    if (summary != null) {
                        return summary;
                    }
                }
            }
            printer.message("note: its " + SummaryFile.NAME
                    + " is none that this gather knows: its manifest was read, which takes longer");
        }
        try (InputStream manifest = bundle.open("manifest.json")) {
            return ManifestSummary.read(manifest, bundle.path() + ": manifest.json");
        }
    }

    private void show(ManifestSummary summary, long size) {
        ManifestGather gather = summary.gather();
        if (gather != null) {
            gather(gather);
        }
        printer.result("nodes: " + counts(new TreeMap<>(summary.nodes())) + "; items: "
                + counts(new TreeMap<>(summary.items())));
        printer.result(
                Counts.count(summary.results(), "file") + ", " + ByteSize.of(summary.size()) + ", " + ByteSize.of(size)
                        + " packed");
        secrets(summary);
        summary.missing()
                .forEach(node -> printer.result(text().add(Tone.BAD, line(node.name() + ": " + node.error()))));
        summary.notices().forEach(notice -> printer.result(text().add(Tone.ATTENTION, "note: ").add(line(notice))));
        failures(summary);
        biggest(summary);
    }

    private void gather(ManifestGather gather) {
        printer.result(text().add(Tone.STRONG, line("cluster " + gather.cluster()))
                .add(line(", " + gather.mode() + " gather " + gather.id() + " of " + gather.start() + ", took "
                        + Durations.show(Duration.between(gather.start(), gather.end()))))
                .add(Tone.ATTENTION, gather.interrupted() ? ", interrupted" : ""));
        printer.result(line("made by gather " + gather.version() + ": " + gather.commandLine()));
        told("case ", gather.caseId());
        told("label ", gather.label());
        if (!gather.base().isEmpty()) {
            BuildsOn base = new BuildsOn(gather.base());
            printer.result(line("builds on " + base.words() + "; whole logs: gather merge, with " + base.bundles()));
        }
        if (!gather.merged().isEmpty()) {
            told("merged of ", Counts.count(gather.merged().size(), "gather"));
        }
        told("only what is since ", gather.since());
        told("only what is until ", gather.until());
    }

    private void secrets(ManifestSummary summary) {
        if (summary.gather() != null && summary.gather().secrets() == SecretHandling.KEPT) {
            printer.result(text().add(Tone.ATTENTION, "secrets were kept, as told: treat this bundle as one"));
        } else if (!summary.masked().isEmpty()) {
            printer.result(line("secrets masked: " + counts(summary.masked())));
        }
        if (summary.gather() != null) {
            identities(summary.gather());
        }
    }

    private void identities(ManifestGather gather) {
        HiddenIdentities hidden = gather.identities();
        if (hidden != null) {
            printer.result(line("identities replaced (" + String.join(", ", hidden.kinds()) + "): "
                    + (hidden.counts().isEmpty() ? "none were there" : counts(hidden.counts()))));
        }
        LeakMeter leaks = gather.leaks();
        if (leaks != null && leaks.clean()) {
            printer.result("searched for leaks: nothing was left");
        } else if (leaks != null) {
            printer.result(text().add(Tone.BAD, line("searched for leaks, and left: " + counts(leaks.left()))));
        }
    }

    private void told(String what, @Nullable Object value) {
        if (value != null) {
            printer.result(line(what + value));
        }
    }

    private void failures(ManifestSummary summary) {
        if (summary.failed() > 0) {
            printer.result("went wrong (" + summary.failed() + "):");
        }
        for (ManifestSummary.Failure failure : summary.failures()) {
            String message = failure.outcome().message();
            printer.result(line("  " + failure.node() + " " + failure.outcome().fullName() + " "
                    + failure.outcome().status().word()
                    + (failure.outcome().exit() == null ? "" : " (" + failure.outcome().exit() + ")")
                    + (message == null ? "" : ": " + message)));
        }
    }

    private void biggest(ManifestSummary summary) {
        printer.result("biggest:");
        for (ManifestResult result : summary.biggest()) {
            printer.result(line(String.format(Locale.ROOT, "  %9s  %s", ByteSize.of(result.size()), result.path())));
        }
    }

    private StyledText text() {
        return StyledText.on(terminal);
    }

    /** What others wrote cannot pretend to be a line of ours. */
    private static String line(String text) {
        return PlainText.oneLine(text);
    }

    private static String counts(Map<?, Long> counts) {
        return String.join(", ", counts.entrySet().stream()
                .map(count -> count.getValue() + " "
                        + count.getKey().toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
    }
}
