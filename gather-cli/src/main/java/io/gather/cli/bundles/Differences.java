package io.gather.cli.bundles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Counts;
import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.cli.show.StyledText;
import io.gather.cli.show.Terminal;
import io.gather.cli.show.Tone;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.compare.Compared;
import io.gather.core.compare.Comparison;
import io.gather.core.compare.ComparisonTally;
import io.gather.core.compare.Wanted;
import io.gather.core.compare.mask.Masking;
import io.gather.core.error.GatherException;
import io.gather.core.report.PlainText;

/** Which nodes of a bundle are the odd ones. */
public final class Differences {
    private static final int STRICT = 4;

    private final Printer printer;
    private final Terminal results;
    private final NodeFolding folding;

    /** @param results what standard output is connected to */
    public Differences(Printer printer, Terminal results, NodeFolding folding) {
        this.printer = printer;
        this.results = results;
        this.folding = folding;
    }

    static GatherException betweenBundles(Path path) {
        return new GatherException(CommandError.TWO_BUNDLES,
                "two bundles cannot be compared, only the nodes of one", path.toString(),
                "gather diff --nodes " + path);
    }

    int betweenNodes(Path path, List<String> items, DiffOptions options) throws IOException {
        refuseBundles(items);
        Masking masking = options.masking();
        try (Bundle bundle = Bundle.open(path);
                Comparison comparison = Comparison.of(bundle, new Wanted(items), masking)) {
            boolean patches = !items.isEmpty() && !options.summary() && !options.json();
            Terminal terminal = results.coloured(switch (options.colour()) {
                case auto -> results.colour();
                case always -> true;
                case never -> false;
            });
            if (comparison.nodes().size() == 1) {
                printer.message("only one node in this bundle, there is nothing to compare it with: "
                        + PlainText.oneLine(comparison.nodes().getFirst()));
            }
            if (options.json()) {
                DifferencesJson json = new DifferencesJson(printer, folding);
                comparison.files(options.all(), true, json::file);
                json.end(comparison);
            } else {
                Patches how = new Patches(printer, terminal, folding, bundle, masking, options.context());
                comparison.files(options.all(), patches, file -> line(file, patches, how));
                end(comparison, path, items, options);
            }
            ComparisonTally tally = comparison.tally();
            return options.strict() && tally.differ() + tally.some() > 0 ? STRICT : 0;
        }
    }

    private static void refuseBundles(List<String> items) {
        for (String item : items) {
            if (item.endsWith(".tgz") || item.endsWith(".tar.gz")) {
                throw new GatherException(CommandError.TWO_BUNDLES,
                        "two bundles cannot be compared, only the nodes of one", item,
                        "give one bundle, and then items or paths");
            }
        }
    }

    private boolean line(Compared file, boolean wanted, Patches patches) throws IOException {
        boolean odd = wanted && file.groups().size() > 1;
        printer.result(StyledText.on(patches.terminal()).add(Tone.STRONG, PlainText.oneLine(file.path()))
                .add(": " + new Sentence(folding).of(file) + (odd ? ":" : "")));
        if (odd) {
            patches.show(file);
        }
        return !printer.closed();
    }

    private void end(Comparison comparison, Path path, List<String> items, DiffOptions options) throws IOException {
        ComparisonTally tally = comparison.tally();
        int nodes = comparison.nodes().size();
        if (nodes > 1) {
            printer.result(Counts.count(tally.equal(), "file") + " equal on all " + nodes + " nodes, " + tally.differ()
                    + (tally.differ() == 1 ? " differs, " : " differ, ") + tally.some() + " on some nodes only");
        }
        if (!comparison.absent().isEmpty()) {
            printer.message("nothing in this bundle of " + new Sentence(folding).fold(comparison.absent()));
        }
        if (tally.leftOut() > 0 && nodes > 1) {
            printer.message(Counts.count(tally.leftOut(), "log or large file").replace("log or large files",
                    "logs and large files") + " not compared; they are with: gather diff --nodes " + path
                    + " 'var/log/**'");
        }
        List<String> first = new ArrayList<>();
        if (items.isEmpty() && tally.differ() > 0) {
            comparison.files(false, false, file -> {
                if (file.state() == Compared.State.DIFFERS) {
                    first.add(file.path());
                }
                return first.isEmpty();
            });
            String mask = options.masks().isEmpty() ? "" : "--mask " + String.join(",", options.masks()) + " ";
            printer.message("  next: gather diff --nodes " + mask + path + " " + quoted(first.getFirst()));
        }
    }

    private static String quoted(String path) {
        return path.matches("[\\w./@%+=:,-]+") ? path : "'" + PlainText.oneLine(path).replace("'", "'\\''") + "'";
    }
}
