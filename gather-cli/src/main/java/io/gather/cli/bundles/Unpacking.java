package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.List;

import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Extract;
import io.gather.core.bundle.read.ExtractOptions;
import io.gather.core.bundle.read.Extracted;
import io.gather.core.bundle.read.GrowthLimits;
import io.gather.core.bundle.read.NamePatterns;
import io.gather.core.bundle.read.Salvage;
import io.gather.core.bundle.read.SalvageReport;
import io.gather.core.files.OutputFile;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** Files out of bundles, and out of what is left of them. */
public final class Unpacking {
    /** As of a gather that lacks nodes: there is a bundle, but not everything is in it. */
    private static final int INCOMPLETE = 3;

    private final Printer printer;

    public Unpacking(Printer printer) {
        this.printer = printer;
    }

    int extract(Path path, List<String> globs, Path target, boolean overwrite) {
        ExtractOptions options = ExtractOptions.DEFAULT.choosing(NamePatterns.of(globs));
        try (Bundle bundle = Bundle.open(path)) {
            Extracted extracted = new Extract(bundle, overwrite ? options.overwriting() : options)
                    .into(target.toAbsolutePath());
            if (extracted.files() + extracted.links() == 0) {
                throw Listing.nothing(path, globs);
            }
            printer.message(
                    Counts.count(extracted.files(), "file") + ", " + Counts.count(extracted.links(), "link") + ", "
                            + ByteSize.of(extracted.bytes()) + " in " + target.toAbsolutePath().normalize());
        }
        return 0;
    }

    int salvage(Path source, @Nullable Path wanted, long ratio, boolean overwrite) {
        Path target = wanted == null ? beside(source) : wanted;
        Salvage salvage = new Salvage(source, target, GrowthLimits.DEFAULT.ofRatio(Math.max(1, ratio)));
        SalvageReport report = (overwrite ? salvage.overwriting() : salvage).run();
        ProblemList.show(printer, report.lost(), report.losses());
        printer.message(
                report.whole() + " entries saved whole, " + Counts.count(report.cut(), "file") + " cut (named .cut)");
        printer.result(report.bundle().path().toString());
        return report.losses() == 0 ? 0 : INCOMPLETE;
    }

    private static Path beside(Path source) {
        String name = String.valueOf(source.getFileName()).replaceFirst("(\\.tgz|\\.tar\\.gz|\\.partial)+$", "");
        Path target = source.resolveSibling(name + "-salvaged.tgz");
        for (int i = 2; isTaken(target); i++) {
            target = source.resolveSibling(name + "-salvaged-" + i + ".tgz");
        }
        return target;
    }

    private static boolean isTaken(Path target) {
        return OutputFile.isThere(target)
                || OutputFile.isThere(target.resolveSibling(target.getFileName() + ".sha256"));
    }
}
