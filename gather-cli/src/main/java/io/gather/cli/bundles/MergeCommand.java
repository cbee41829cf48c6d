package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "merge", mixinStandardHelpOptions = true, description = "Makes one bundle of a gather and the increments that build on it: each log whole, under its newest name, and the latest of everything else.")
public final class MergeCommand implements Callable<Integer> {
    private final Merging merging;

    @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "the bundles, in any order")
    private List<Path> bundles = new ArrayList<>();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true, description = "the new bundle")
    private Path target = Path.of("");

    @Option(names = "--overwrite", description = "replace a file that is there already; never one that is merged")
    private boolean overwrite;

    public MergeCommand(Merging merging) {
        this.merging = merging;
    }

    @Override
    public Integer call() {
        return merging.merge(bundles, target, overwrite);
    }
}
