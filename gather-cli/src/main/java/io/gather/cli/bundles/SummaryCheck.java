package io.gather.cli.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.BundleProblem;
import io.gather.core.report.manifest.ManifestNodes;
import io.gather.core.report.manifest.ManifestSummary;
import io.gather.core.report.manifest.NodesDigest;
import io.gather.core.report.manifest.SummaryFile;

/** Whether the small files say what the manifest says. */
record SummaryCheck(Bundle bundle) {
    private static final String MANIFEST = "manifest.json";

    List<BundleProblem> problems() throws IOException {
        List<BundleProblem> problems = new ArrayList<>();
        if (isThere(MANIFEST) && isThere(SummaryFile.NAME)) {
            try (InputStream small = bundle.open(SummaryFile.NAME); InputStream manifest = bundle.open(MANIFEST)) {
                if (!ManifestSummary.read(manifest, where(MANIFEST)).equals(SummaryFile.read(small))) {
                    problems.add(problem(SummaryFile.NAME));
                }
            }
        }
        if (isThere(MANIFEST) && isThere(ManifestNodes.NAME)) {
            try (InputStream small = bundle.open(ManifestNodes.NAME); InputStream manifest = bundle.open(MANIFEST)) {
                if (!NodesDigest.of(manifest, where(MANIFEST))
                        .equals(NodesDigest.of(small, where(ManifestNodes.NAME)))) {
                    problems.add(problem(ManifestNodes.NAME));
                }
            }
        }
        return problems;
    }

    private boolean isThere(String name) {
        return bundle.find(name).filter(TocEntry.File.class::isInstance).isPresent();
    }

    private String where(String name) {
        return bundle.path() + ": " + name;
    }

    private BundleProblem problem(String name) {
        long size = bundle.find(name).map(entry -> ((TocEntry.File) entry).size()).orElse(0L);
        return new BundleProblem(name, 0, size, "says something else than " + MANIFEST);
    }
}
