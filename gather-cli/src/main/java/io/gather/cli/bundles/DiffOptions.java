package io.gather.cli.bundles;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.gather.core.compare.mask.Masking;
import picocli.CommandLine.Option;

/** How differences are found and shown. */
final class DiffOptions {
    @Option(names = "--mask", split = ",", paramLabel = "KIND", completionCandidates = Kinds.class, description = "what does not count as a difference: ${COMPLETION-CANDIDATES}")
    private List<String> masks = new ArrayList<>();

    @Option(names = {"-U",
            "--unified"}, paramLabel = "N", defaultValue = "3", description = "equal lines around each difference (default: ${DEFAULT-VALUE})")
    private int context;

    @Option(names = {"--summary",
            "--no-diff"}, description = "a line for each file, without the differences")
    private boolean summary;

    @Option(names = "--all", description = "list also the files that are equal on all nodes")
    private boolean all;

    @Option(names = "--color", arity = "0..1", fallbackValue = "always", paramLabel = "WHEN", defaultValue = "auto", description = "auto, always, never (default: ${DEFAULT-VALUE})")
    private When colour = When.auto;

    @Option(names = "--json", description = "one JSON object a file, and one for the sums")
    private boolean json;

    @Option(names = "--strict", arity = "0..1", fallbackValue = "true", description = "end with code 4 when a file differs or is missing somewhere")
    private boolean strict;

    enum When {
        auto,
        always,
        never
    }

    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Masking.words().iterator();
        }
    }

    Masking masking() {
        return Masking.of(masks);
    }

    List<String> masks() {
        return masks;
    }

    int context() {
        return Math.max(0, context);
    }

    boolean summary() {
        return summary;
    }

    boolean all() {
        return all;
    }

    When colour() {
        return colour;
    }

    boolean json() {
        return json;
    }

    boolean strict() {
        return strict;
    }
}
