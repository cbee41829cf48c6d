package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.List;

import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.core.merge.Merge;

/** One bundle of several. */
public record Merging(Printer printer) {
    int merge(List<Path> bundles, Path target, boolean overwrite) {
        Merge.Merged merged = new Merge(target, overwrite).of(bundles);
        for (Path other : merged.others()) {
            printer.message(other + ": left out: a later increment has what it has");
        }
        printer.message(Counts.count(merged.gathers().size(), "gather") + " merged");
        printer.result(merged.bundle().path().toString());
        return 0;
    }
}
